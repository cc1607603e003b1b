import { sql } from "drizzle-orm";
import type { Executor } from "./client";

/**
 * Fills a database with accounts that look like a large company's: all methods, environments and statuses, tokens
 * of an hour and of a month, a few in trouble. They have no secrets and their hosts do not exist, so this is for a
 * database that no worker runs on.
 */
export async function seedAccounts(on: Executor, count: number): Promise<void> {
  await on.execute(sql`
    with numbers as (
      -- Fixed pseudo-random fractions: the same count gives the same spread every time.
      select n,
        (hashtextextended(n::text, 1) & 1048575) / 1048576.0 as method_at,
        (hashtextextended(n::text, 2) & 1048575) / 1048576.0 as environment_at,
        (hashtextextended(n::text, 3) & 1048575) / 1048576.0 as status_at,
        (hashtextextended(n::text, 4) & 1048575) / 1048576.0 as time_at
      from generate_series(1, ${count}::int) as n
    ), shapes as (
      select n, environment_at, time_at,
        case when method_at < 0.55 then 'client_credentials' when method_at < 0.72 then 'authorization_code' else 'api_key' end as method,
        -- Keys cannot expire, and only what a seller granted can be revoked or end without a renewal.
        case when status_at < 0.010 then 'reconnect'
             when status_at < 0.020 and method_at < 0.72 then 'expired'
             when status_at < 0.040 then 'failing'
             when status_at < 0.120 and method_at between 0.55 and 0.72 then 'expiring'
             when status_at < 0.280 and method_at between 0.55 and 0.72 then 'revoked'
             else 'active' end as status,
        case when environment_at < 0.80 then 'production' when environment_at < 0.92 then 'preproduction' else 'development' end as environment
      from numbers
    ), facts as (
      select *,
        case when method = 'api_key' then null
             when status = 'expired' then now() - time_at * interval '3 hours'
             when status = 'expiring' then now() + interval '10 minutes' + time_at * interval '23 hours'
             when method = 'client_credentials' then now() + interval '6 minutes' + time_at * interval '54 minutes'
             when time_at < 0.5 then null
             else now() + interval '25 hours' + time_at * interval '29 days' end as expires_at
      from shapes
    )
    insert into accounts (name, authentication_method, environment, integration_type, identity, base_url, host, shop_id,
      shop_name, shop_state, currency, client_id, issued_at, expires_at, last_refreshed_at, last_verified_at,
      next_refresh_at, failure_count, last_error_code, last_error_details, last_error_at, reconnect_required_at,
      revoked_at, revoked_at_mirakl_at, has_refresh_token, granted_by, created_at)
    select
      initcap(brand) || ' ' || place || ' ' || n, method, environment, 'marketplace_seller', 'seed|' || n,
      'https://' || host, host, (2000 + n)::text, upper(brand) || ' ' || upper(place), 'OPEN', 'EUR',
      case when method = 'api_key' then null else 'seed-' || n end,
      case when method = 'api_key' then null else now() - time_at * interval '1 hour' end,
      expires_at,
      case when method = 'api_key' then null else now() - time_at * interval '1 hour' end,
      now() - time_at * interval '2 days',
      case when status in ('reconnect', 'revoked', 'expiring') or expires_at is null then null
           when status in ('expired', 'failing') then now() + time_at * interval '10 minutes'
           else expires_at - interval '5 minutes' end,
      case when status in ('expired', 'failing') then 1 + (time_at * 6)::int else 0 end,
      case status when 'expired' then 'mirakl_unavailable' when 'failing' then 'connection_timed_out' when 'reconnect' then 'mirakl_client_rejected' end,
      case when status in ('expired', 'failing', 'reconnect') then jsonb_build_object('host', 'auth.mirakl.net') end,
      case when status in ('expired', 'failing', 'reconnect') then now() - time_at * interval '1 hour' end,
      case when status = 'reconnect' then now() - time_at * interval '3 days' end,
      case when status = 'revoked' then now() - time_at * interval '60 days' end,
      case when status = 'revoked' then now() - time_at * interval '60 days' end,
      method = 'authorization_code' and status not in ('expiring', 'revoked'),
      case when method = 'authorization_code' then 'seller' || n % 500 || '@' || brand || '.invalid' end,
      now() - time_at * interval '400 days'
    from facts,
      lateral (select (array['acme', 'globex', 'initech', 'vandelay', 'hooli', 'umbria', 'sable', 'stark', 'wayne', 'tyrell'])[1 + n % 10] as brand) as brands,
      lateral (select (array['Germany', 'France', 'Spain', 'Italy', 'Poland', 'Austria', 'Benelux', 'Nordics'])[1 + (n / 10) % 8] as place) as places,
      lateral (select brand || '-' || case environment when 'production' then 'prod' when 'preproduction' then 'preprod' else 'dev' end || '.invalid' as host) as hosts`);
  await on.execute(sql`
    with made as (insert into tags (name) values ('Europe'), ('Key account'), ('Pilot') on conflict do nothing returning id, name)
    insert into account_tags (account_id, tag_id)
    select accounts.id, made.id from accounts, made
    where case made.name when 'Europe' then 3 when 'Key account' then 50 else 5000 end
      > (hashtextextended(accounts.name, 6) & 1048575) % case made.name when 'Europe' then 5 when 'Key account' then 1000 else 1000000 end`);
  await on.execute(sql`analyze accounts, account_search, account_tags`);
}

/**
 * Plans the routine calls of all accounts: two minutes are full of them. For a database that no worker runs on, because
 * there is nothing to call these hosts with.
 */
export async function seedPolls(on: Executor, ask: { startInMinutes: number }): Promise<void> {
  await on.execute(sql`
    insert into account_polls (account_id, host, next_poll_at, last_polled_at, watermark, is_first_pull_done)
    select id, host, next_at, next_at - interval '2 minutes', next_at - interval '1 hour', true
    from accounts, lateral (
      select now() + (${ask.startInMinutes} + (hashtextextended(id::text, 5) & 1048575) / 524288.0) * interval '1 minute'
    ) as spread(next_at)
    where host is not null`);
  await on.execute(sql`analyze account_polls`);
}
