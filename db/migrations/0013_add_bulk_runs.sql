CREATE TABLE "bulk_run_accounts" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"account_id" uuid,
	"account_name" text NOT NULL,
	"version" integer,
	"host" text NOT NULL,
	"outcome" text NOT NULL,
	"skip_reason" text,
	"error_code" text,
	"error_details" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"at" timestamp (3) with time zone,
	CONSTRAINT "bulk_run_accounts_run_id_position_pk" PRIMARY KEY("run_id","position"),
	CONSTRAINT "bulk_run_accounts_outcome_known" CHECK ("bulk_run_accounts"."outcome" in ('staged', 'pending', 'done', 'skipped', 'failed')),
	CONSTRAINT "bulk_run_accounts_skip_reason_known" CHECK ("bulk_run_accounts"."skip_reason" in ('revoked', 'api_key', 'client_credentials', 'no_refresh_token', 'unchanged', 'removed', 'cancelled', 'no_rights')),
	CONSTRAINT "bulk_run_accounts_reasoned" CHECK (("bulk_run_accounts"."outcome" = 'skipped') = ("bulk_run_accounts"."skip_reason" is not null)),
	CONSTRAINT "bulk_run_accounts_lease_whole" CHECK (("bulk_run_accounts"."lease_owner" is null) = ("bulk_run_accounts"."lease_until" is null))
);
--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"selection" jsonb,
	"reason" text,
	"tag" text,
	"file_name" text,
	"retry_of" uuid,
	"user_id" uuid,
	"requested_by" text NOT NULL,
	"client_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"cancelled_by" text,
	"finished_at" timestamp (3) with time zone,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "bulk_runs_kind_known" CHECK ("bulk_runs"."kind" in ('verify', 'refresh', 'revoke', 'tag', 'untag', 'remove', 'export', 'import')),
	CONSTRAINT "bulk_runs_tag_given" CHECK (("bulk_runs"."tag" is not null) = ("bulk_runs"."kind" in ('tag', 'untag')))
);
--> statement-breakpoint
CREATE TABLE "import_row_data_keys" (
	"import_row_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"master_key_id" text NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_row_data_keys_import_row_id_id_pk" PRIMARY KEY("import_row_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_row_secrets" (
	"import_row_id" uuid NOT NULL,
	"field" text NOT NULL,
	"data_key_id" uuid,
	"key_id" text,
	"sealed" text NOT NULL,
	CONSTRAINT "import_row_secrets_import_row_id_field_pk" PRIMARY KEY("import_row_id","field"),
	CONSTRAINT "import_row_secrets_field_known" CHECK ("import_row_secrets"."field" in ('api_key', 'client_secret', 'access_token', 'refresh_token', 'totp_secret')),
	CONSTRAINT "import_row_secrets_opens" CHECK ("import_row_secrets"."data_key_id" is not null or "import_row_secrets"."key_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"connection" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bulk_run_accounts" ADD CONSTRAINT "bulk_run_accounts_run_id_bulk_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."bulk_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row_data_keys" ADD CONSTRAINT "import_row_data_keys_import_row_id_import_rows_id_fk" FOREIGN KEY ("import_row_id") REFERENCES "public"."import_rows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row_secrets" ADD CONSTRAINT "import_row_secrets_import_row_id_import_rows_id_fk" FOREIGN KEY ("import_row_id") REFERENCES "public"."import_rows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row_secrets" ADD CONSTRAINT "import_row_secrets_data_key_fk" FOREIGN KEY ("import_row_id","data_key_id") REFERENCES "public"."import_row_data_keys"("import_row_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_run_id_bulk_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."bulk_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_run_accounts_pending" ON "bulk_run_accounts" USING btree ("host","position","run_id") WHERE "bulk_run_accounts"."outcome" = 'pending';--> statement-breakpoint
CREATE INDEX "bulk_run_accounts_outcome" ON "bulk_run_accounts" USING btree ("run_id","outcome","position");--> statement-breakpoint
CREATE INDEX "bulk_runs_newest" ON "bulk_runs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "bulk_runs_open" ON "bulk_runs" USING btree ("created_at","id") WHERE "bulk_runs"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "bulk_runs_user" ON "bulk_runs" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "import_row_data_keys_master_key" ON "import_row_data_keys" USING btree ("master_key_id","import_row_id","id");--> statement-breakpoint
CREATE INDEX "import_row_secrets_key" ON "import_row_secrets" USING btree ("key_id","import_row_id","field") WHERE "import_row_secrets"."key_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "import_rows_position" ON "import_rows" USING btree ("run_id","position");--> statement-breakpoint
CREATE INDEX "import_rows_created" ON "import_rows" USING btree ("created_at");