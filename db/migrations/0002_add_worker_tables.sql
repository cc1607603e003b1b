CREATE TABLE "account_polls" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"next_poll_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_polled_at" timestamp (3) with time zone,
	"watermark" timestamp (3) with time zone,
	"threads_read" integer DEFAULT 0 NOT NULL,
	"is_first_pull_done" boolean DEFAULT false NOT NULL,
	"failure_count" integer DEFAULT 0 NOT NULL,
	"last_error_code" text,
	"last_error_details" jsonb,
	"last_error_at" timestamp (3) with time zone,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	CONSTRAINT "account_polls_lease_whole" CHECK (("account_polls"."lease_owner" is null) = ("account_polls"."lease_until" is null))
);
--> statement-breakpoint
CREATE TABLE "troubled_hosts" (
	"host" text PRIMARY KEY NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retry_at" timestamp (3) with time zone NOT NULL,
	"probe_count" integer DEFAULT 0 NOT NULL,
	"last_error_code" text NOT NULL,
	"last_error_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_messages" (
	"account_id" uuid NOT NULL,
	"thread_id" text NOT NULL,
	"message_id" text NOT NULL,
	"body" text NOT NULL,
	"sender_type" text NOT NULL,
	"sender_name" text NOT NULL,
	"recipients" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ticket_messages_account_id_thread_id_message_id_pk" PRIMARY KEY("account_id","thread_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_reads" (
	"account_id" uuid NOT NULL,
	"thread_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"read_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ticket_reads_account_id_thread_id_user_id_pk" PRIMARY KEY("account_id","thread_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_replies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"thread_id" text NOT NULL,
	"draft_id" uuid NOT NULL,
	"body" text NOT NULL,
	"recipients" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"user_id" uuid,
	"user_name" text NOT NULL,
	"state" text NOT NULL,
	"message_id" text,
	"action_id" text,
	"error_code" text,
	"error_details" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "ticket_replies_state_known" CHECK ("ticket_replies"."state" in ('sending', 'accepted', 'sent', 'refused', 'unknown')),
	CONSTRAINT "ticket_replies_body_given" CHECK ("ticket_replies"."body" <> '')
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"account_id" uuid NOT NULL,
	"thread_id" text NOT NULL,
	"topic" text DEFAULT '' NOT NULL,
	"entity_label" text,
	"customer_name" text,
	"participants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"message_count" integer DEFAULT 0 NOT NULL,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	"last_sender_name" text,
	"last_sender_type" text,
	"preview" text DEFAULT '' NOT NULL,
	"reply_needed_since" timestamp (3) with time zone,
	"created_at_mirakl" timestamp (3) with time zone NOT NULL,
	"updated_at_mirakl" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tickets_account_id_thread_id_pk" PRIMARY KEY("account_id","thread_id")
);
--> statement-breakpoint
DROP INDEX "accounts_due";--> statement-breakpoint
ALTER TABLE "account_polls" ADD CONSTRAINT "account_polls_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_messages" ADD CONSTRAINT "ticket_messages_ticket_fk" FOREIGN KEY ("account_id","thread_id") REFERENCES "public"."tickets"("account_id","thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_ticket_fk" FOREIGN KEY ("account_id","thread_id") REFERENCES "public"."tickets"("account_id","thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_replies" ADD CONSTRAINT "ticket_replies_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_replies" ADD CONSTRAINT "ticket_replies_ticket_fk" FOREIGN KEY ("account_id","thread_id") REFERENCES "public"."tickets"("account_id","thread_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_polls_due" ON "account_polls" USING btree ("host","next_poll_at");--> statement-breakpoint
CREATE INDEX "ticket_reads_user" ON "ticket_reads" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_replies_draft_unique" ON "ticket_replies" USING btree ("account_id","draft_id");--> statement-breakpoint
CREATE INDEX "ticket_replies_ticket" ON "ticket_replies" USING btree ("account_id","thread_id","created_at");--> statement-breakpoint
CREATE INDEX "tickets_newest" ON "tickets" USING btree ("last_message_at" DESC NULLS FIRST,"account_id","thread_id");--> statement-breakpoint
CREATE INDEX "tickets_of_account" ON "tickets" USING btree ("account_id","last_message_at" DESC NULLS FIRST,"thread_id");--> statement-breakpoint
CREATE INDEX "tickets_reply_needed" ON "tickets" USING btree ("last_message_at" DESC NULLS FIRST,"account_id","thread_id") WHERE "tickets"."reply_needed_since" is not null;--> statement-breakpoint
CREATE INDEX "accounts_due" ON "accounts" USING btree ("environment","next_refresh_at","id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."next_refresh_at" is not null;--> statement-breakpoint
-- Accounts from before get their routine call; the worker puts the right host in with the first one.
INSERT INTO "account_polls" ("account_id", "host") SELECT "id", coalesce("host", 'miraklconnect.com') FROM "accounts" WHERE "integration_type" <> 'connect_channel_partner';
