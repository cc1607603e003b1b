-- By hand. That a bulk action begins, is cancelled or ends is announced; how it goes on is asked for each second
-- (`db/queries/quiet-changes.ts`), because its accounts are settled one by one.
CREATE FUNCTION "announce_bulk_runs"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('latchkey_changes', 'runs');
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "bulk_runs_announce" AFTER UPDATE ON "bulk_runs"
	FOR EACH ROW EXECUTE FUNCTION "announce_bulk_runs"();
