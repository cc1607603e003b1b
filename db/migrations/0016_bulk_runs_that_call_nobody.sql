ALTER TABLE "bulk_run_accounts" ALTER COLUMN "host" DROP NOT NULL;--> statement-breakpoint
-- By hand: taggings that go on are done many accounts at a time from now on.
UPDATE "bulk_run_accounts" SET "host" = NULL, "lease_owner" = NULL, "lease_until" = NULL
FROM "bulk_runs" WHERE "bulk_runs"."id" = "run_id" AND "outcome" = 'pending' AND "kind" IN ('tag', 'untag');
