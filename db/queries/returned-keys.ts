import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { db } from "../client";
import { accountPolls } from "../schema/account-polls";
import { accounts } from "../schema/accounts";
import { parkedGrants } from "../schema/parked-grants";
import type { AccountRow } from "./accounts";

const missing = "encryption_key_missing";
/** So that a key that seals everything does not bring everything at the same moment. */
const spread = (seconds: number) => sql`now() + random() * make_interval(secs => ${seconds})`;

/**
 * What failed for want of a key that is there again is tried again soon, in place of at the end of a long back-off.
 * @param keyIds all keys that there are
 * @returns how many refreshes, routine calls and revocations that are
 */
export async function hastenWorkOfKeys(keyIds: readonly string[], spreadSeconds: number): Promise<number> {
  const soon = spread(spreadSeconds);
  const refreshes = await db()
    .update(accounts)
    .set({ nextRefreshAt: soon })
    .where(
      and(
        isNull(accounts.revokedAt),
        isNotNull(accounts.nextRefreshAt),
        sql`${accounts.nextRefreshAt} > now()`,
        lacked(accounts, keyIds),
      ),
    );
  const calls = await db()
    .update(accountPolls)
    .set({ nextPollAt: soon })
    .where(and(sql`${accountPolls.nextPollAt} > now()`, lacked(accountPolls, keyIds)));
  const revocations = await db()
    .update(parkedGrants)
    .set({ nextAttemptAt: soon })
    .where(and(eq(parkedGrants.state, "revoking"), lacked(parkedGrants, keyIds)));
  return refreshes.count + calls.count + revocations.count;
}

/** Revoked accounts whose tokens were left sealed for want of a key that is there again. */
export async function listUntoldAccounts(keyIds: readonly string[], limit: number): Promise<AccountRow[]> {
  return db()
    .select()
    .from(accounts)
    .where(and(isNotNull(accounts.revokedAt), isNull(accounts.revokedAtMiraklAt), lacked(accounts, keyIds)))
    .limit(limit);
}

function lacked(
  { lastErrorCode, lastErrorDetails }: { lastErrorCode: AnyPgColumn; lastErrorDetails: AnyPgColumn },
  keyIds: readonly string[],
): SQL | undefined {
  return and(
    eq(lastErrorCode, missing),
    sql`${lastErrorDetails} ->> 'keyId' = any(${`{${keyIds.join(",")}}`}::text[])`,
  );
}
