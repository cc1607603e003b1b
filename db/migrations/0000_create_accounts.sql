CREATE TABLE "account_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"trigger" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"duration_ms" integer,
	"attempt" integer DEFAULT 1 NOT NULL,
	"user_id" uuid,
	"error_code" text,
	"error_details" jsonb,
	"token_expires_at" timestamp (3) with time zone,
	"checks" jsonb,
	CONSTRAINT "account_history_kind_known" CHECK ("account_history"."kind" in ('refresh', 'verification')),
	CONSTRAINT "account_history_outcome_known" CHECK ("account_history"."outcome" in ('succeeded', 'limited', 'failed', 'interrupted')),
	CONSTRAINT "account_history_trigger_known" CHECK ("account_history"."trigger" in ('worker', 'person', 'save'))
);
--> statement-breakpoint
CREATE TABLE "account_secrets" (
	"account_id" uuid NOT NULL,
	"field" text NOT NULL,
	"key_id" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "account_secrets_account_id_field_pk" PRIMARY KEY("account_id","field"),
	CONSTRAINT "account_secrets_field_known" CHECK ("account_secrets"."field" in ('api_key', 'client_secret', 'access_token', 'refresh_token'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"authentication_method" text NOT NULL,
	"environment" text NOT NULL,
	"integration_type" text NOT NULL,
	"identity" text NOT NULL,
	"base_url" text,
	"host" text,
	"company_id" text,
	"client_id" text,
	"secret_last_four" text DEFAULT '' NOT NULL,
	"requested_shop_id" text,
	"shop_id" text,
	"shop_name" text,
	"shop_state" text,
	"currency" text,
	"limited_rights" text,
	"version" integer DEFAULT 1 NOT NULL,
	"issued_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"last_refreshed_at" timestamp (3) with time zone,
	"last_verified_at" timestamp (3) with time zone,
	"next_refresh_at" timestamp (3) with time zone,
	"failure_count" integer DEFAULT 0 NOT NULL,
	"last_error_code" text,
	"last_error_details" jsonb,
	"last_error_at" timestamp (3) with time zone,
	"reconnect_required_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_authentication_method_known" CHECK ("accounts"."authentication_method" in ('client_credentials', 'authorization_code', 'api_key')),
	CONSTRAINT "accounts_environment_known" CHECK ("accounts"."environment" in ('development', 'preproduction', 'production', 'sandbox')),
	CONSTRAINT "accounts_integration_type_known" CHECK ("accounts"."integration_type" in ('marketplace_operator', 'marketplace_seller', 'connect_seller', 'connect_channel_partner')),
	CONSTRAINT "accounts_lease_whole" CHECK (("accounts"."lease_owner" is null) = ("accounts"."lease_until" is null))
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"event" text NOT NULL,
	"user_id" uuid,
	"user_name" text,
	"role" text,
	"account_id" uuid,
	"account_name" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reference" text
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_role_known" CHECK ("users"."role" in ('admin', 'viewer', 'seller')),
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"id" text PRIMARY KEY NOT NULL,
	"hostname" text NOT NULL,
	"pid" integer NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_history" ADD CONSTRAINT "account_history_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_history" ADD CONSTRAINT "account_history_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_secrets" ADD CONSTRAINT "account_secrets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_history_account" ON "account_history" USING btree ("account_id","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "account_history_at" ON "account_history" USING btree ("at");--> statement-breakpoint
CREATE INDEX "account_secrets_key" ON "account_secrets" USING btree ("key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_identity_unique" ON "accounts" USING btree ("identity");--> statement-breakpoint
CREATE INDEX "accounts_due" ON "accounts" USING btree ("next_refresh_at","id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_reconnect" ON "accounts" USING btree ("reconnect_required_at","id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_renewed_expiry" ON "accounts" USING btree ("expires_at","next_refresh_at","id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."next_refresh_at" is not null and "accounts"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_unrenewed_expiry" ON "accounts" USING btree ("expires_at","id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."next_refresh_at" is null and "accounts"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_failing" ON "accounts" USING btree ("expires_at","id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."failure_count" > 0 and "accounts"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_failing_endless" ON "accounts" USING btree (lower("name"),"id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."failure_count" > 0 and "accounts"."expires_at" is null;--> statement-breakpoint
CREATE INDEX "accounts_healthy_due" ON "accounts" USING btree ("next_refresh_at","id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."failure_count" = 0 and "accounts"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_endless" ON "accounts" USING btree (lower("name"),"id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."failure_count" = 0 and "accounts"."expires_at" is null;--> statement-breakpoint
CREATE INDEX "accounts_revoked" ON "accounts" USING btree ("revoked_at" DESC NULLS FIRST,"id") WHERE "accounts"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_name" ON "accounts" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "accounts_method" ON "accounts" USING btree ("authentication_method",lower("name"),"id");--> statement-breakpoint
CREATE INDEX "accounts_environment" ON "accounts" USING btree ("environment",lower("name"),"id");--> statement-breakpoint
CREATE INDEX "accounts_expires" ON "accounts" USING btree ("expires_at","id") WHERE "accounts"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_expires_never" ON "accounts" USING btree (lower("name"),"id") WHERE "accounts"."expires_at" is null;--> statement-breakpoint
CREATE INDEX "accounts_refreshed" ON "accounts" USING btree ("last_refreshed_at","id") WHERE "accounts"."last_refreshed_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_refreshed_never" ON "accounts" USING btree (lower("name"),"id") WHERE "accounts"."last_refreshed_at" is null;--> statement-breakpoint
CREATE INDEX "accounts_next_refresh" ON "accounts" USING btree ("next_refresh_at","id") WHERE "accounts"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_next_refresh_none" ON "accounts" USING btree (lower("name"),"id") WHERE "accounts"."next_refresh_at" is null;--> statement-breakpoint
CREATE INDEX "audit_events_account" ON "audit_events" USING btree ("account_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");