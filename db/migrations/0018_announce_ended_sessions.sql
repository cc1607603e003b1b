-- By hand. That a session of the back office ends, or its person may do something else from now on, is announced: their
-- open pages are told at once. Sessions that run out are found by asking (`lib/live/open-live-stream.ts`).
CREATE FUNCTION "announce_ended_sessions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('latchkey_changes', 'sessions');
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "sessions_announce_ended" AFTER UPDATE OF "ended_at" ON "sessions"
	FOR EACH ROW WHEN (NEW."user_id" IS NOT NULL AND NEW."ended_at" IS DISTINCT FROM OLD."ended_at")
	EXECUTE FUNCTION "announce_ended_sessions"();--> statement-breakpoint
CREATE TRIGGER "sessions_announce_removed" AFTER DELETE ON "sessions"
	FOR EACH ROW WHEN (OLD."user_id" IS NOT NULL AND OLD."ended_at" IS NULL)
	EXECUTE FUNCTION "announce_ended_sessions"();--> statement-breakpoint
CREATE TRIGGER "users_announce_rights" AFTER UPDATE OF "role", "disabled_at" ON "users"
	FOR EACH ROW WHEN (NEW."role" <> OLD."role" OR NEW."disabled_at" IS DISTINCT FROM OLD."disabled_at")
	EXECUTE FUNCTION "announce_ended_sessions"();
