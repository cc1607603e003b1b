CREATE TABLE "refresh_counts" (
	"starts_at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"bucket" smallint NOT NULL,
	"refreshes" integer NOT NULL,
	CONSTRAINT "refresh_counts_starts_at_outcome_bucket_pk" PRIMARY KEY("starts_at","outcome","bucket"),
	CONSTRAINT "refresh_counts_outcome_known" CHECK ("refresh_counts"."outcome" in ('succeeded', 'limited', 'failed', 'interrupted'))
);
--> statement-breakpoint
-- By hand from here on. What people see of accounts is announced when it changes, for `db/listen-to-changes.ts`: their
-- IDs, or "many". Leases are nobody's business, and a token that was renewed in time is not announced: NOTIFY takes a
-- lock that all commits queue for, and renewals come by the hundred each second. The history tells of those.
CREATE FUNCTION "announce_accounts"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	ids uuid[];
BEGIN
	IF tg_op = 'INSERT' THEN
		ids := array(SELECT id FROM after LIMIT 21);
	ELSIF tg_op = 'DELETE' THEN
		ids := array(SELECT id FROM before LIMIT 21);
	ELSE
		ids := array(
			SELECT after.id FROM after JOIN before ON before.id = after.id
			WHERE (after.version, after.name, after.host, after.company_name, after.shop_id, after.shop_name, after.shop_state,
				after.limited_rights, after.granted_by, after.expires_at, after.next_refresh_at, after.failure_count,
				after.last_error_code, after.reconnect_required_at, after.revoked_at, after.revoked_at_mirakl_at)
				IS DISTINCT FROM
				(before.version, before.name, before.host, before.company_name, before.shop_id, before.shop_name, before.shop_state,
				before.limited_rights, before.granted_by, before.expires_at, before.next_refresh_at, before.failure_count,
				before.last_error_code, before.reconnect_required_at, before.revoked_at, before.revoked_at_mirakl_at)
			AND NOT coalesce(
				after.last_refreshed_at IS DISTINCT FROM before.last_refreshed_at
				AND before.failure_count + after.failure_count = 0
				AND num_nonnulls(before.reconnect_required_at, after.reconnect_required_at, before.revoked_at, after.revoked_at) = 0
				AND before.expires_at > now() AND after.expires_at > now()
				AND before.next_refresh_at > now() - interval '60 seconds' AND after.next_refresh_at > now(), false)
			LIMIT 21);
	END IF;
	IF cardinality(ids) > 0 THEN
		PERFORM pg_notify('latchkey_changes', CASE WHEN cardinality(ids) > 20 THEN 'many' ELSE array_to_string(ids, ',') END);
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "accounts_announce_insert" AFTER INSERT ON "accounts"
	REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION "announce_accounts"();--> statement-breakpoint
CREATE TRIGGER "accounts_announce_update" AFTER UPDATE ON "accounts"
	REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION "announce_accounts"();--> statement-breakpoint
CREATE TRIGGER "accounts_announce_delete" AFTER DELETE ON "accounts"
	REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION "announce_accounts"();--> statement-breakpoint
CREATE FUNCTION "announce_hosts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('latchkey_changes', 'hosts');
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "troubled_hosts_announce" AFTER INSERT OR DELETE ON "troubled_hosts"
	FOR EACH ROW EXECUTE FUNCTION "announce_hosts"();
