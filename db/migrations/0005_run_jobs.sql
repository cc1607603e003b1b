ALTER TABLE "workers" ADD COLUMN "job_pool" text;--> statement-breakpoint
-- By hand from here on. Whatever changes when a parked grant is due, or who works on it, plans its job in the same
-- transaction: when it is due, or when the lease of who works on it has run out. The row stays what counts. A moment's
-- head start is for the process that made the change and goes on with it itself, so that a person sees the outcome.
CREATE FUNCTION "plan_parked_grant_job"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	job_key text := 'revoke_grant:' || coalesce(new.id, old.id);
BEGIN
	IF new.next_attempt_at IS NOT NULL THEN
		PERFORM graphile_worker.add_job(
			'revoke_grant',
			json_build_object('parkedGrantId', new.id),
			run_at => greatest(new.next_attempt_at, new.lease_until, now() + interval '2 seconds'),
			job_key => job_key
		);
	ELSIF tg_op <> 'INSERT' THEN
		PERFORM graphile_worker.remove_job(job_key);
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "parked_grants_plan_job"
	AFTER INSERT OR DELETE OR UPDATE OF "next_attempt_at", "lease_until" ON "parked_grants"
	FOR EACH ROW EXECUTE FUNCTION "plan_parked_grant_job"();--> statement-breakpoint
UPDATE "parked_grants" SET "next_attempt_at" = "next_attempt_at" WHERE "next_attempt_at" IS NOT NULL;
