CREATE TABLE "application_secrets" (
	"application_id" uuid NOT NULL,
	"field" text NOT NULL,
	"key_id" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "application_secrets_application_id_field_pk" PRIMARY KEY("application_id","field"),
	CONSTRAINT "application_secrets_field_known" CHECK ("application_secrets"."field" in ('api_key', 'client_secret', 'access_token', 'refresh_token'))
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"environment" text NOT NULL,
	"integration_type" text NOT NULL,
	"client_id" text NOT NULL,
	"secret_last_four" text DEFAULT '' NOT NULL,
	"redirect_uri" text NOT NULL,
	"sends_redirect_uri" boolean DEFAULT true NOT NULL,
	"audience" text,
	"sends_response_type" boolean DEFAULT false NOT NULL,
	"secret_replaced_at" timestamp (3) with time zone,
	"rejected_at" timestamp (3) with time zone,
	"rejection_details" jsonb,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applications_environment_known" CHECK ("applications"."environment" in ('development', 'preproduction', 'production', 'sandbox')),
	CONSTRAINT "applications_integration_type_known" CHECK ("applications"."integration_type" in ('marketplace_operator', 'marketplace_seller', 'connect_seller'))
);
--> statement-breakpoint
CREATE TABLE "authorization_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"application_id" uuid NOT NULL,
	"redirect_uri" text,
	"audience" text,
	"account_id" uuid,
	"account_name" text,
	"user_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"outcome" text,
	"error_code" text,
	"error_details" jsonb,
	"result_account_id" uuid,
	"parked_grant_id" uuid,
	CONSTRAINT "authorization_requests_purpose_known" CHECK ("authorization_requests"."purpose" in ('connect', 'reconnect', 'sign_in')),
	CONSTRAINT "authorization_requests_outcome_known" CHECK ("authorization_requests"."outcome" in ('connected', 'updated', 'signed_in', 'other_shop', 'was_revoked', 'not_connected', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "parked_grant_secrets" (
	"parked_grant_id" uuid NOT NULL,
	"field" text NOT NULL,
	"key_id" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "parked_grant_secrets_parked_grant_id_field_pk" PRIMARY KEY("parked_grant_id","field"),
	CONSTRAINT "parked_grant_secrets_field_known" CHECK ("parked_grant_secrets"."field" in ('api_key', 'client_secret', 'access_token', 'refresh_token'))
);
--> statement-breakpoint
CREATE TABLE "parked_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"application_id" uuid NOT NULL,
	"account_id" uuid,
	"account_name" text,
	"account_version" integer,
	"identity" text,
	"granted_shop" jsonb,
	"identity_id" uuid,
	"user_id" uuid,
	"proposed_name" text,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"refresh_outcome_unknown" boolean DEFAULT false NOT NULL,
	"reason" text,
	"requested_by" text,
	"requested_at" timestamp (3) with time zone,
	"failure_count" integer DEFAULT 0 NOT NULL,
	"last_error_code" text,
	"last_error_details" jsonb,
	"last_error_at" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parked_grants_state_known" CHECK ("parked_grants"."state" in ('held', 'superseded', 'revoking')),
	CONSTRAINT "parked_grants_lease_whole" CHECK (("parked_grants"."lease_owner" is null) = ("parked_grants"."lease_until" is null)),
	CONSTRAINT "parked_grants_planned" CHECK (("parked_grants"."next_attempt_at" is null) = ("parked_grants"."state" = 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "seller_identities" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"environment" text NOT NULL,
	"integration_type" text NOT NULL,
	"tenant" text NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seller_identities_environment_known" CHECK ("seller_identities"."environment" in ('development', 'preproduction', 'production', 'sandbox')),
	CONSTRAINT "seller_identities_integration_type_known" CHECK ("seller_identities"."integration_type" in ('marketplace_operator', 'marketplace_seller', 'connect_seller')),
	CONSTRAINT "seller_identities_email_lower" CHECK ("seller_identities"."email" = lower("seller_identities"."email"))
);
--> statement-breakpoint
CREATE TABLE "session_identities" (
	"session_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"proven_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_identities_session_id_identity_id_pk" PRIMARY KEY("session_id","identity_id")
);
--> statement-breakpoint
ALTER TABLE "account_history" DROP CONSTRAINT "account_history_kind_known";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_role_known";--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "company_name" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "marketplace_id" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "application_id" uuid;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "granted_by" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "granted_by_identity_id" uuid;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "granted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "has_refresh_token" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "refresh_outcome_unknown" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "revoked_by" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "revocation_reason" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "revoked_at_mirakl_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "application_secrets" ADD CONSTRAINT "application_secrets_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorization_requests" ADD CONSTRAINT "authorization_requests_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorization_requests" ADD CONSTRAINT "authorization_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_grant_secrets" ADD CONSTRAINT "parked_grant_secrets_parked_grant_id_parked_grants_id_fk" FOREIGN KEY ("parked_grant_id") REFERENCES "public"."parked_grants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_grants" ADD CONSTRAINT "parked_grants_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_grants" ADD CONSTRAINT "parked_grants_identity_id_seller_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."seller_identities"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_grants" ADD CONSTRAINT "parked_grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_identities" ADD CONSTRAINT "session_identities_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_identities" ADD CONSTRAINT "session_identities_identity_id_seller_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."seller_identities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_secrets_key" ON "application_secrets" USING btree ("key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_slug_unique" ON "applications" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_client_unique" ON "applications" USING btree ("environment","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "authorization_requests_state_unique" ON "authorization_requests" USING btree ("state_hash");--> statement-breakpoint
CREATE INDEX "authorization_requests_created" ON "authorization_requests" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "authorization_requests_application" ON "authorization_requests" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "parked_grant_secrets_key" ON "parked_grant_secrets" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "parked_grants_due" ON "parked_grants" USING btree ("next_attempt_at","id") WHERE "parked_grants"."next_attempt_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "parked_grants_of_account" ON "parked_grants" USING btree ("account_id","account_version");--> statement-breakpoint
CREATE INDEX "parked_grants_application" ON "parked_grants" USING btree ("application_id","identity");--> statement-breakpoint
CREATE INDEX "parked_grants_identity" ON "parked_grants" USING btree ("identity_id") WHERE "parked_grants"."identity_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "seller_identities_unique" ON "seller_identities" USING btree ("environment","integration_type","tenant","email");--> statement-breakpoint
CREATE INDEX "session_identities_identity" ON "session_identities" USING btree ("identity_id");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_granted_by_identity_id_seller_identities_id_fk" FOREIGN KEY ("granted_by_identity_id") REFERENCES "public"."seller_identities"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_granted_by" ON "accounts" USING btree ("granted_by_identity_id") WHERE "accounts"."granted_by_identity_id" is not null;--> statement-breakpoint
CREATE INDEX "accounts_application" ON "accounts" USING btree ("application_id") WHERE "accounts"."application_id" is not null;--> statement-breakpoint
ALTER TABLE "account_history" ADD CONSTRAINT "account_history_kind_known" CHECK ("account_history"."kind" in ('refresh', 'verification', 'revocation'));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_role_known" CHECK ("users"."role" in ('admin', 'viewer'));