-- By hand: the index below needs it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "account_search" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"host" text,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_table_settings" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"columns" jsonb NOT NULL,
	"density" text NOT NULL,
	"single_keys" boolean DEFAULT true NOT NULL,
	"default_view_id" uuid,
	CONSTRAINT "account_table_settings_density_known" CHECK ("account_table_settings"."density" in ('comfortable', 'compact'))
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"columns" jsonb NOT NULL,
	"density" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_density_known" CHECK ("saved_views"."density" in ('comfortable', 'compact')),
	CONSTRAINT "saved_views_name_length" CHECK (char_length("saved_views"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "account_tags" (
	"account_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "account_tags_account_id_tag_id_pk" PRIMARY KEY("account_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tags_name_length" CHECK (char_length("tags"."name") between 1 and 40)
);
--> statement-breakpoint
DROP INDEX "accounts_expires";--> statement-breakpoint
ALTER TABLE "account_search" ADD CONSTRAINT "account_search_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_table_settings" ADD CONSTRAINT "account_table_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_table_settings" ADD CONSTRAINT "account_table_settings_default_view_id_saved_views_id_fk" FOREIGN KEY ("default_view_id") REFERENCES "public"."saved_views"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_tags" ADD CONSTRAINT "account_tags_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_tags" ADD CONSTRAINT "account_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_search_host" ON "account_search" USING btree ("host");--> statement-breakpoint
CREATE INDEX "account_search_text" ON "account_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_own_unique" ON "saved_views" USING btree ("owner_id",lower("name")) WHERE "saved_views"."owner_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_shared_unique" ON "saved_views" USING btree (lower("name")) WHERE "saved_views"."owner_id" is null;--> statement-breakpoint
CREATE INDEX "account_tags_tag" ON "account_tags" USING btree ("tag_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name_unique" ON "tags" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "accounts_key_refreshed" ON "accounts" USING btree ("last_refreshed_at","id") WHERE "accounts"."authentication_method" = 'api_key' and "accounts"."last_refreshed_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_key_next_refresh" ON "accounts" USING btree ("next_refresh_at","id") WHERE "accounts"."authentication_method" = 'api_key' and "accounts"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_client_never" ON "accounts" USING btree (lower("name"),"id") WHERE "accounts"."authentication_method" = 'client_credentials' and "accounts"."expires_at" is null;--> statement-breakpoint
CREATE INDEX "accounts_no_key_unrefreshed" ON "accounts" USING btree ("authentication_method",lower("name"),"id") WHERE "accounts"."authentication_method" <> 'api_key' and "accounts"."last_refreshed_at" is null;--> statement-breakpoint
CREATE INDEX "accounts_never_next_refresh" ON "accounts" USING btree ("next_refresh_at","id") WHERE "accounts"."expires_at" is null and "accounts"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_unrefreshed_expires" ON "accounts" USING btree ("authentication_method","expires_at","id") WHERE "accounts"."last_refreshed_at" is null and "accounts"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_unrefreshed_next_refresh" ON "accounts" USING btree ("next_refresh_at","id") WHERE "accounts"."last_refreshed_at" is null and "accounts"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_expires" ON "accounts" USING btree ("authentication_method","expires_at","id") WHERE "accounts"."expires_at" is not null;--> statement-breakpoint
-- By hand
CREATE FUNCTION "account_search_text"("account" "accounts") RETURNS text LANGUAGE sql STABLE AS $$
	SELECT ' ' || regexp_replace(written, '[^[:alnum:]]+', ' ', 'g') || ' ' || written
	FROM (SELECT lower(concat_ws(' ', account.name, account.shop_name, account.shop_id, account.host, account.company_id, account.company_name, account.granted_by))) AS texts(written)
$$;--> statement-breakpoint
CREATE FUNCTION "add_account_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO account_search (account_id, host, text) SELECT id, host, account_search_text(added) FROM added;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "change_account_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE account_search SET host = NEW.host, text = account_search_text(NEW) WHERE account_id = NEW.id;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "accounts_search_added" AFTER INSERT ON "accounts" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "add_account_search"();--> statement-breakpoint
CREATE TRIGGER "accounts_search_changed" AFTER UPDATE OF "name", "shop_name", "shop_id", "host", "company_id", "company_name", "granted_by" ON "accounts" FOR EACH ROW
WHEN ((OLD.name, OLD.shop_name, OLD.shop_id, OLD.host, OLD.company_id, OLD.company_name, OLD.granted_by) IS DISTINCT FROM (NEW.name, NEW.shop_name, NEW.shop_id, NEW.host, NEW.company_id, NEW.company_name, NEW.granted_by))
EXECUTE FUNCTION "change_account_search"();--> statement-breakpoint
INSERT INTO "account_search" ("account_id", "host", "text") SELECT "id", "host", "account_search_text"("accounts") FROM "accounts";--> statement-breakpoint
-- Whether a word is rare decides how it is looked for.
ALTER TABLE "account_search" ALTER COLUMN "text" SET STATISTICS 1000;
