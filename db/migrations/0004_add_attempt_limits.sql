CREATE TABLE "attempt_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"count" double precision DEFAULT 0 NOT NULL,
	"counted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"free_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attempt_limits_kind_known" CHECK ("attempt_limits"."kind" in ('account_from_place', 'address', 'account', 'trips_of_address', 'trips_of_user'))
);
--> statement-breakpoint
CREATE INDEX "attempt_limits_free" ON "attempt_limits" USING btree ("free_at");