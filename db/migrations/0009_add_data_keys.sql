CREATE TABLE "account_data_keys" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"master_key_id" text NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_data_keys_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "application_data_keys" (
	"application_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"master_key_id" text NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_data_keys_application_id_id_pk" PRIMARY KEY("application_id","id")
);
--> statement-breakpoint
CREATE TABLE "authenticator_data_keys" (
	"authenticator_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"master_key_id" text NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "authenticator_data_keys_authenticator_id_id_pk" PRIMARY KEY("authenticator_id","id")
);
--> statement-breakpoint
CREATE TABLE "key_rotations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"target_key_id" text NOT NULL,
	"former_key_ids" text[] NOT NULL,
	"requested_by" text NOT NULL,
	"user_id" uuid,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"total" integer NOT NULL,
	"resealed" integer DEFAULT 0 NOT NULL,
	"unreadable" integer DEFAULT 0 NOT NULL,
	"problem_code" text,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	CONSTRAINT "key_rotations_lease_whole" CHECK (("key_rotations"."lease_owner" is null) = ("key_rotations"."lease_until" is null))
);
--> statement-breakpoint
CREATE TABLE "parked_grant_data_keys" (
	"parked_grant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"master_key_id" text NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parked_grant_data_keys_parked_grant_id_id_pk" PRIMARY KEY("parked_grant_id","id")
);
--> statement-breakpoint
DROP INDEX "account_secrets_key";--> statement-breakpoint
DROP INDEX "application_secrets_key";--> statement-breakpoint
DROP INDEX "authenticator_secrets_key";--> statement-breakpoint
DROP INDEX "parked_grant_secrets_key";--> statement-breakpoint
ALTER TABLE "account_secrets" ALTER COLUMN "key_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "application_secrets" ALTER COLUMN "key_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "authenticator_secrets" ALTER COLUMN "key_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "parked_grant_secrets" ALTER COLUMN "key_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "account_secrets" ADD COLUMN "data_key_id" uuid;--> statement-breakpoint
ALTER TABLE "application_secrets" ADD COLUMN "data_key_id" uuid;--> statement-breakpoint
ALTER TABLE "authenticator_secrets" ADD COLUMN "data_key_id" uuid;--> statement-breakpoint
ALTER TABLE "parked_grant_secrets" ADD COLUMN "data_key_id" uuid;--> statement-breakpoint
ALTER TABLE "account_data_keys" ADD CONSTRAINT "account_data_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_data_keys" ADD CONSTRAINT "application_data_keys_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticator_data_keys" ADD CONSTRAINT "authenticator_data_keys_authenticator_id_authenticators_id_fk" FOREIGN KEY ("authenticator_id") REFERENCES "public"."authenticators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_rotations" ADD CONSTRAINT "key_rotations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_grant_data_keys" ADD CONSTRAINT "parked_grant_data_keys_parked_grant_id_parked_grants_id_fk" FOREIGN KEY ("parked_grant_id") REFERENCES "public"."parked_grants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_data_keys_master_key" ON "account_data_keys" USING btree ("master_key_id","account_id","id");--> statement-breakpoint
CREATE INDEX "application_data_keys_master_key" ON "application_data_keys" USING btree ("master_key_id","application_id","id");--> statement-breakpoint
CREATE INDEX "authenticator_data_keys_master_key" ON "authenticator_data_keys" USING btree ("master_key_id","authenticator_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "key_rotations_one_at_a_time" ON "key_rotations" USING btree (("finished_at" is null)) WHERE "key_rotations"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "parked_grant_data_keys_master_key" ON "parked_grant_data_keys" USING btree ("master_key_id","parked_grant_id","id");--> statement-breakpoint
ALTER TABLE "account_secrets" ADD CONSTRAINT "account_secrets_data_key_fk" FOREIGN KEY ("account_id","data_key_id") REFERENCES "public"."account_data_keys"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_secrets" ADD CONSTRAINT "application_secrets_data_key_fk" FOREIGN KEY ("application_id","data_key_id") REFERENCES "public"."application_data_keys"("application_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticator_secrets" ADD CONSTRAINT "authenticator_secrets_data_key_fk" FOREIGN KEY ("authenticator_id","data_key_id") REFERENCES "public"."authenticator_data_keys"("authenticator_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_grant_secrets" ADD CONSTRAINT "parked_grant_secrets_data_key_fk" FOREIGN KEY ("parked_grant_id","data_key_id") REFERENCES "public"."parked_grant_data_keys"("parked_grant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_secrets_key" ON "account_secrets" USING btree ("key_id","account_id","field") WHERE "account_secrets"."key_id" is not null;--> statement-breakpoint
CREATE INDEX "application_secrets_key" ON "application_secrets" USING btree ("key_id","application_id","field") WHERE "application_secrets"."key_id" is not null;--> statement-breakpoint
CREATE INDEX "authenticator_secrets_key" ON "authenticator_secrets" USING btree ("key_id","authenticator_id","field") WHERE "authenticator_secrets"."key_id" is not null;--> statement-breakpoint
CREATE INDEX "parked_grant_secrets_key" ON "parked_grant_secrets" USING btree ("key_id","parked_grant_id","field") WHERE "parked_grant_secrets"."key_id" is not null;--> statement-breakpoint
ALTER TABLE "account_secrets" ADD CONSTRAINT "account_secrets_opens" CHECK ("account_secrets"."data_key_id" is not null or "account_secrets"."key_id" is not null);--> statement-breakpoint
ALTER TABLE "application_secrets" ADD CONSTRAINT "application_secrets_opens" CHECK ("application_secrets"."data_key_id" is not null or "application_secrets"."key_id" is not null);--> statement-breakpoint
ALTER TABLE "authenticator_secrets" ADD CONSTRAINT "authenticator_secrets_opens" CHECK ("authenticator_secrets"."data_key_id" is not null or "authenticator_secrets"."key_id" is not null);--> statement-breakpoint
ALTER TABLE "parked_grant_secrets" ADD CONSTRAINT "parked_grant_secrets_opens" CHECK ("parked_grant_secrets"."data_key_id" is not null or "parked_grant_secrets"."key_id" is not null);