CREATE TABLE "user_invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "user_invitations_token_unique" UNIQUE("token_hash"),
	CONSTRAINT "user_invitations_role_known" CHECK ("user_invitations"."role" in ('admin', 'viewer')),
	CONSTRAINT "user_invitations_email_lower" CHECK ("user_invitations"."email" = lower("user_invitations"."email")),
	CONSTRAINT "user_invitations_ended_once" CHECK ("user_invitations"."accepted_at" is null or "user_invitations"."withdrawn_at" is null)
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "user_agent" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "last_signed_in_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "user_invitations_open" ON "user_invitations" USING btree ("email") WHERE "user_invitations"."accepted_at" is null and "user_invitations"."withdrawn_at" is null;--> statement-breakpoint
-- By hand: when everybody came last, as far as it is known.
UPDATE "users" SET "last_signed_in_at" = (SELECT max("created_at") FROM "sessions" WHERE "user_id" = "users"."id");
