DROP INDEX "account_search_host";--> statement-breakpoint
-- By hand up to the indexes: names come before the column may not be empty, and with every account from now on.
ALTER TABLE "account_search" ADD COLUMN "name_key" text;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "add_account_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO account_search (account_id, host, name_key, text)
	SELECT id, host, lower(name), account_search_text(added) FROM added;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "change_account_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE account_search SET host = NEW.host, name_key = lower(NEW.name), text = account_search_text(NEW)
	WHERE account_id = NEW.id;
	RETURN NULL;
END $$;--> statement-breakpoint
UPDATE "account_search" SET "name_key" = lower("accounts"."name") FROM "accounts" WHERE "accounts"."id" = "account_id";--> statement-breakpoint
ALTER TABLE "account_search" ALTER COLUMN "name_key" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "account_search" ADD COLUMN "is_long" boolean GENERATED ALWAYS AS (octet_length(text) > 1000) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "account_search_name" ON "account_search" USING btree ("name_key","account_id") INCLUDE ("text") WHERE not "account_search"."is_long";--> statement-breakpoint
CREATE INDEX "account_search_name_long" ON "account_search" USING btree ("name_key","account_id") WHERE "account_search"."is_long";--> statement-breakpoint
CREATE INDEX "accounts_never_refreshed" ON "accounts" USING btree ("last_refreshed_at","id") WHERE "accounts"."expires_at" is null and "accounts"."last_refreshed_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_unplanned_expires" ON "accounts" USING btree ("authentication_method","expires_at","id") WHERE "accounts"."next_refresh_at" is null and "accounts"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_rare_name" ON "accounts" USING btree (lower("name"),"id") WHERE "accounts"."revoked_at" is not null or "accounts"."reconnect_required_at" is not null or "accounts"."failure_count" > 0 or ("accounts"."next_refresh_at" is null and "accounts"."expires_at" is not null);--> statement-breakpoint
CREATE INDEX "accounts_revoked_refreshed" ON "accounts" USING btree ("last_refreshed_at","id") WHERE "accounts"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_revoked_expires" ON "accounts" USING btree ("authentication_method","expires_at","id") WHERE "accounts"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX "account_search_host" ON "account_search" USING btree ("host","name_key","account_id");--> statement-breakpoint
-- By hand: how many of a thousand samples contain a word takes longer to plan than a page takes to read. A fifth of them
-- tells what is rare as well.
ALTER TABLE "account_search" ALTER COLUMN "text" SET STATISTICS 200;
