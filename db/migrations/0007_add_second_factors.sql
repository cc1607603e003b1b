CREATE TABLE "authenticator_secrets" (
	"authenticator_id" uuid NOT NULL,
	"field" text NOT NULL,
	"key_id" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "authenticator_secrets_authenticator_id_field_pk" PRIMARY KEY("authenticator_id","field"),
	CONSTRAINT "authenticator_secrets_field_known" CHECK ("authenticator_secrets"."field" in ('api_key', 'client_secret', 'access_token', 'refresh_token', 'totp_secret'))
);
--> statement-breakpoint
CREATE TABLE "authenticators" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "authenticators_user_unique" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"authenticator_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "oidc_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "oidc_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "passkeys_credential_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_tickets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid,
	"challenge" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "sign_in_tickets_token_unique" UNIQUE("token_hash"),
	CONSTRAINT "sign_in_tickets_purpose_known" CHECK ("sign_in_tickets"."purpose" in ('second_factor', 'passkey_sign_in', 'passkey_registration'))
);
--> statement-breakpoint
ALTER TABLE "account_secrets" DROP CONSTRAINT "account_secrets_field_known";--> statement-breakpoint
ALTER TABLE "application_secrets" DROP CONSTRAINT "application_secrets_field_known";--> statement-breakpoint
ALTER TABLE "attempt_limits" DROP CONSTRAINT "attempt_limits_kind_known";--> statement-breakpoint
ALTER TABLE "parked_grant_secrets" DROP CONSTRAINT "parked_grant_secrets_field_known";--> statement-breakpoint
ALTER TABLE "authenticator_secrets" ADD CONSTRAINT "authenticator_secrets_authenticator_id_authenticators_id_fk" FOREIGN KEY ("authenticator_id") REFERENCES "public"."authenticators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_authenticator_id_authenticators_id_fk" FOREIGN KEY ("authenticator_id") REFERENCES "public"."authenticators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oidc_identities" ADD CONSTRAINT "oidc_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_tickets" ADD CONSTRAINT "sign_in_tickets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "authenticator_secrets_key" ON "authenticator_secrets" USING btree ("key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_codes_unique" ON "recovery_codes" USING btree ("authenticator_id","code_hash");--> statement-breakpoint
CREATE INDEX "oidc_identities_user" ON "oidc_identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_tickets_expires" ON "sign_in_tickets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_tickets_user" ON "sign_in_tickets" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "account_secrets" ADD CONSTRAINT "account_secrets_field_known" CHECK ("account_secrets"."field" in ('api_key', 'client_secret', 'access_token', 'refresh_token', 'totp_secret'));--> statement-breakpoint
ALTER TABLE "application_secrets" ADD CONSTRAINT "application_secrets_field_known" CHECK ("application_secrets"."field" in ('api_key', 'client_secret', 'access_token', 'refresh_token', 'totp_secret'));--> statement-breakpoint
ALTER TABLE "attempt_limits" ADD CONSTRAINT "attempt_limits_kind_known" CHECK ("attempt_limits"."kind" in ('account_from_place', 'address', 'account', 'codes_of_user', 'passkeys_of_address', 'trips_of_address', 'trips_of_user'));--> statement-breakpoint
ALTER TABLE "parked_grant_secrets" ADD CONSTRAINT "parked_grant_secrets_field_known" CHECK ("parked_grant_secrets"."field" in ('api_key', 'client_secret', 'access_token', 'refresh_token', 'totp_secret'));