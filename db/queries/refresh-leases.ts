import { and, eq, getTableColumns, isNull, lt, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Environment } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { executePrepared, prepareOnce, shortList } from "../execute-prepared";
import { accounts } from "../schema/accounts";
import { troubledHosts } from "../schema/hosts";
import type { AccountHistoryRow } from "./account-history";
import type { AccountRow } from "./accounts";
import { gather } from "./gather";
import { isRolledBack } from "./is-rolled-back";
import type { StoredSecret } from "./sealed-secrets";

export interface Lease {
  /** Process and call; nobody but the owner gives the lease back. */
  owner: string;
  seconds: number;
}

/** An account that the lease's owner alone may refresh until the lease ends. */
export interface Claim {
  account: AccountRow;
  /** The database's clock at the claim: issue and expiry of the token that follows count from it. */
  claimedAt: Date;
  /** The holder before never wrote a result, so what Mirakl answered it is unknown. */
  wasInterrupted: boolean;
}

const isFree = or(isNull(accounts.leaseUntil), lt(accounts.leaseUntil, sql`now()`));
const isRefreshable = sql`${accounts.revokedAt} is null and ${accounts.authenticationMethod} <> 'api_key'`;

/**
 * Claims one account, if nobody holds its lease and no attempt has ended since it was read, neither with a new
 * token (`version`) nor with a failure (`lastErrorAt`).
 * @returns null for the loser of a race
 */
export async function claimAccount(
  seen: Pick<AccountRow, "id" | "version" | "lastErrorAt">,
  lease: Lease,
  on: Executor = db(),
): Promise<Claim | null> {
  const lastErrorAt = seen.lastErrorAt?.toISOString() ?? null;
  const wanted = and(
    eq(accounts.id, seen.id),
    eq(accounts.version, seen.version),
    sql`${accounts.lastErrorAt} is not distinct from ${lastErrorAt}::timestamptz`,
  );
  const claim = claimOf(wanted, { limit: 1, skipLocked: false }, on).prepare("claim_account");
  const [claimed] = toClaims(await claim.execute({ ...lease }));
  return claimed ?? null;
}

/**
 * Claims accounts of an environment whose renewal is due, the longest due first; rows that another process is claiming
 * are passed over. One environment at a time, because its tokens come from one host, which must not hold up the others.
 * @param ask.unlessTroubled claims nothing while this host is troubled
 */
export async function claimDueAccounts(
  ask: { environment: Environment; limit: number; unlessTroubled?: string },
  lease: Lease,
  on: Executor = db(),
): Promise<Claim[]> {
  const { unlessTroubled = "", ...wanted } = ask;
  return toClaims(await dueClaim(on).execute({ ...wanted, unlessTroubled, ...lease }));
}

const dueClaim = prepareOnce((on) =>
  claimOf(
    and(
      eq(accounts.environment, sql.placeholder("environment")),
      isNull(accounts.reconnectRequiredAt),
      sql`${accounts.nextRefreshAt} is not null and ${accounts.nextRefreshAt} <= now()`,
      sql`not exists (select from ${troubledHosts} where ${troubledHosts.host} = ${sql.placeholder("unlessTroubled")})`,
    ),
    { limit: sql.placeholder("limit"), skipLocked: true },
    on,
  ).prepare("claim_due_accounts"),
);

/** Whether {@link claimDueAccounts} would find one, troubled or not. */
export async function hasDueAccount(environment: Environment, on: Executor = db()): Promise<boolean> {
  const [due] = await on
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(accounts.environment, environment),
        isNull(accounts.reconnectRequiredAt),
        sql`${accounts.nextRefreshAt} is not null and ${accounts.nextRefreshAt} <= now()`,
        isRefreshable,
        isFree,
      ),
    )
    .limit(1);
  return due !== undefined;
}

/** What a refresh brought, and its line in the history. */
export interface RefreshedToken extends Pick<AccountHistoryRow, "trigger" | "userId" | "durationMs" | "attempt"> {
  accountId: string;
  /** The fence: stored only while the account is still at it. */
  version: number;
  /** The database's clock before the call. */
  issuedAt: Date;
  expiresAt: Date | null;
  nextRefreshAt: Date | null;
  secrets: readonly StoredSecret[];
}

/**
 * Stores a new token with all that follows from it, in one statement: the account, only while its fence is still at
 * `version`, without failure and lease; the sealed secrets, over those of the same fields; the line of its history.
 * @param on the transaction that it belongs to; without one, what comes at the same moment is stored together
 * @returns false when someone else was faster, or the account is gone: then nothing is stored
 */
export async function saveRefreshedToken(token: RefreshedToken, on?: Executor): Promise<boolean> {
  if (!on) return saveWithOthers(token);
  const stored = await storeTokens([token], { skipLocked: false }, on);
  return stored.length > 0;
}

/**
 * Nobody waits for the account of somebody else: one that is locked or lost its race is left out, and when the
 * statement is refused, all are. They are stored each by itself, and learn what there is to know.
 */
const saveWithOthers = gather(async (tokens: RefreshedToken[]) => {
  const stored = new Set(tokens.length > 1 ? await storeTogether(tokens) : []);
  return tokens.map((token) => stored.has(token.accountId) || saveRefreshedToken(token, db()));
});

async function storeTogether(tokens: readonly RefreshedToken[]): Promise<string[]> {
  try {
    return await storeTokens(tokens, { skipLocked: true }, db());
  } catch (error) {
    if (isRolledBack(error)) return [];
    throw error;
  }
}

/** @returns the ids of the accounts whose token is stored */
async function storeTokens(
  tokens: readonly RefreshedToken[],
  { skipLocked }: { skipLocked: boolean },
  on: Executor,
): Promise<string[]> {
  const rows = await executePrepared<{ account_id: string }>(
    sql`
      with token as (
        select * from ${shortList(
          sql`jsonb_to_recordset(${JSON.stringify(tokens)}::jsonb) as token(
            "accountId" uuid, version int, "issuedAt" timestamptz, "expiresAt" timestamptz,
            "nextRefreshAt" timestamptz, trigger text, "userId" uuid, "durationMs" int, attempt int, secrets jsonb)`,
          tokens.length,
        )} as token
      ), held as (
        select token.* from token join accounts on accounts.id = "accountId" and accounts.version = token.version
        for no key update of accounts ${skipLocked ? sql`skip locked` : sql``}
      ), stored as (
        update accounts set version = held.version + 1, updated_at = now(),
          issued_at = "issuedAt", last_refreshed_at = "issuedAt", expires_at = "expiresAt",
          next_refresh_at = "nextRefreshAt", lease_owner = null, lease_until = null,
          failure_count = 0, last_error_code = null, last_error_details = null, last_error_at = null,
          reconnect_required_at = null, refresh_outcome_unknown = false
        from held where accounts.id = "accountId" and accounts.version = held.version
        returning held.*
      ), sealed as (
        insert into account_secrets (account_id, field, data_key_id, key_id, sealed)
        select "accountId", secret.field, secret."dataKeyId", secret."keyId", secret.sealed
        from stored,
          jsonb_to_recordset(stored.secrets) as secret(field text, "dataKeyId" uuid, "keyId" text, sealed text)
        on conflict (account_id, field) do update
          set data_key_id = excluded.data_key_id, key_id = excluded.key_id, sealed = excluded.sealed
      )
      insert into account_history (account_id, kind, outcome, trigger, user_id, duration_ms, attempt, token_expires_at)
      select "accountId", 'refresh', 'succeeded', trigger, "userId", "durationMs", attempt, "expiresAt" from stored
      returning account_id`,
    on,
  );
  return rows.map(({ account_id }) => account_id);
}

/** Plans the renewal of an account's token for now, if it is still the one that was seen. */
export async function planRefreshNow(seen: Pick<AccountRow, "id" | "version">, on: Executor): Promise<void> {
  await on
    .update(accounts)
    .set({ nextRefreshAt: sql`now()` })
    .where(and(eq(accounts.id, seen.id), eq(accounts.version, seen.version), isNull(accounts.reconnectRequiredAt)));
}

/** @returns a statement with the placeholders `owner` and `seconds` of the lease */
function claimOf(wanted: SQL | undefined, options: { limit: number | Placeholder; skipLocked: boolean }, on: Executor) {
  const free = on.$with("free").as(
    on
      .select({ id: accounts.id, previousOwner: sql<string | null>`${accounts.leaseOwner}`.as("previous_owner") })
      .from(accounts)
      .where(and(wanted, isRefreshable, isFree))
      .orderBy(accounts.nextRefreshAt, accounts.id)
      .limit(options.limit)
      .for("update", options.skipLocked ? { skipLocked: true } : {}),
  );
  return on
    .with(free)
    .update(accounts)
    .set({
      leaseOwner: sql`${sql.placeholder("owner")}`,
      leaseUntil: sql`now() + make_interval(secs => ${sql.placeholder("seconds")})`,
    })
    .from(free)
    .where(eq(accounts.id, free.id))
    .returning({
      account: getTableColumns(accounts),
      previousOwner: free.previousOwner,
      claimedAt: sql<string>`now()::timestamptz(3)`,
    });
}

function toClaims(rows: { account: AccountRow; previousOwner: string | null; claimedAt: string }[]): Claim[] {
  return rows.map(({ account, previousOwner, claimedAt }) => ({
    account,
    claimedAt: new Date(claimedAt),
    wasInterrupted: previousOwner !== null,
  }));
}
