CREATE INDEX "accounts_healthy_expiry" ON "accounts" USING btree ("expires_at","next_refresh_at","id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."failure_count" = 0 and "accounts"."next_refresh_at" is not null and "accounts"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_next_refresh_of_method" ON "accounts" USING btree ("authentication_method","next_refresh_at","id") WHERE "accounts"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_never_next_refresh_of_method" ON "accounts" USING btree ("authentication_method","next_refresh_at","id") WHERE "accounts"."expires_at" is null and "accounts"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_unrefreshed_next_refresh_of_method" ON "accounts" USING btree ("authentication_method","next_refresh_at","id") WHERE "accounts"."last_refreshed_at" is null and "accounts"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_rare" ON "accounts" USING btree ("id") WHERE "accounts"."revoked_at" is not null or "accounts"."reconnect_required_at" is not null or "accounts"."failure_count" > 0 or ("accounts"."next_refresh_at" is null and "accounts"."expires_at" is not null);--> statement-breakpoint
CREATE INDEX "accounts_failing_name" ON "accounts" USING btree (lower("name"),"id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."failure_count" > 0;--> statement-breakpoint
CREATE INDEX "accounts_failing_refreshed" ON "accounts" USING btree ("last_refreshed_at","id") WHERE "accounts"."revoked_at" is null and "accounts"."reconnect_required_at" is null and "accounts"."failure_count" > 0 and "accounts"."last_refreshed_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_revoked_name" ON "accounts" USING btree ("authentication_method",lower("name"),"id") WHERE "accounts"."revoked_at" is not null;--> statement-breakpoint
-- By hand: dropped last, because who reads has to wait from here on.
DROP INDEX "accounts_renewed_expiry";--> statement-breakpoint
DROP INDEX "accounts_next_refresh";--> statement-breakpoint
DROP INDEX "accounts_key_next_refresh";--> statement-breakpoint
DROP INDEX "accounts_never_next_refresh";--> statement-breakpoint
DROP INDEX "accounts_unrefreshed_next_refresh";