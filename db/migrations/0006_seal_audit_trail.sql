CREATE TABLE "audit_head" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"position" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_one_row" CHECK ("audit_head"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"position" bigint PRIMARY KEY NOT NULL,
	"event_id" bigint NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	"digest" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_seals_event_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"event_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "client_address" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "user_agent" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "changes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_events_time" ON "audit_events" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_events_event" ON "audit_events" USING btree ("event","at","id");--> statement-breakpoint
CREATE INDEX "audit_events_user" ON "audit_events" USING btree ("user_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_events_name" ON "audit_events" USING btree ("user_name" collate "C","at","id") WHERE "audit_events"."user_id" is null;--> statement-breakpoint
-- By hand: the chain begins, every event waits to be sealed, and renames say what they changed field by field.
INSERT INTO "audit_head" ("position", "hash") VALUES (0, repeat('0', 64));--> statement-breakpoint
CREATE FUNCTION "await_seal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "audit_unsealed" ("event_id") VALUES (NEW."id");
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "audit_events_await_seal" AFTER INSERT ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "await_seal"();--> statement-breakpoint
UPDATE "audit_events" SET
	"changes" = jsonb_build_object('name', jsonb_build_object('before', "details" -> 'before', 'after', "details" -> 'after')),
	"details" = "details" - 'before' - 'after'
WHERE "event" = 'account.renamed';--> statement-breakpoint
INSERT INTO "audit_unsealed" ("event_id") SELECT "id" FROM "audit_events";
