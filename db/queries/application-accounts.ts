import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { ErrorDetails } from "../../lib/errors/error-details";
import type { ParkedGrantState } from "../../lib/vocabulary";
import type { Executor } from "../client";
import { accounts } from "../schema/accounts";
import { parkedGrants } from "../schema/parked-grants";

const isLiving = (applicationId: string) => and(eq(accounts.applicationId, applicationId), isNull(accounts.revokedAt));

/** Names of accounts that an application connects, and how many there are. */
export async function findLivingAccounts(
  applicationId: string,
  limit: number,
  on: Executor,
): Promise<{ names: string[]; total: number }> {
  const rows = await on
    .select({ name: accounts.name, total: sql<number>`(count(*) over ())::int` })
    .from(accounts)
    .where(isLiving(applicationId))
    .orderBy(asc(sql`lower(${accounts.name})`))
    .limit(limit);
  return { names: rows.map(({ name }) => name), total: rows[0]?.total ?? 0 };
}

/** Names of accounts, removed ones included, of which something is parked in this state, and how often that is. */
export async function findParkedOfApplication(
  of: { applicationId: string; state: ParkedGrantState },
  limit: number,
  on: Executor,
): Promise<{ names: string[]; total: number }> {
  const rows = await on
    .select({ name: parkedGrants.accountName, total: sql<number>`(count(*) over ())::int` })
    .from(parkedGrants)
    .where(and(eq(parkedGrants.applicationId, of.applicationId), eq(parkedGrants.state, of.state)))
    .orderBy(asc(parkedGrants.createdAt))
    .limit(limit);
  return { names: rows.map(({ name }) => name ?? "a sign-in"), total: rows[0]?.total ?? 0 };
}

/** Revoked accounts stay when their application goes. */
export async function detachRevokedAccounts(applicationId: string, on: Executor): Promise<void> {
  await on
    .update(accounts)
    .set({ applicationId: null })
    .where(and(eq(accounts.applicationId, applicationId), isNotNull(accounts.revokedAt)));
}

/** Stops every account of an application whose client Mirakl refuses; nobody calls with it until it is repaired. */
export async function stopAccountsOfApplication(
  of: { applicationId: string; exceptAccountId: string | null },
  failure: { code: string; details: ErrorDetails },
  on: Executor,
): Promise<void> {
  await on
    .update(accounts)
    .set({
      failureCount: sql`${accounts.failureCount} + 1`,
      lastErrorCode: failure.code,
      lastErrorDetails: failure.details,
      lastErrorAt: sql`now()`,
      reconnectRequiredAt: sql`now()`,
      nextRefreshAt: null,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        isLiving(of.applicationId),
        isNull(accounts.reconnectRequiredAt),
        of.exceptAccountId ? ne(accounts.id, of.exceptAccountId) : undefined,
      ),
    );
}

/**
 * Plans a refresh of accounts of an application that have a refresh token and no refresh since its client secret was
 * replaced, spread over a while, also of those that its refused client had stopped. Accounts that wait for a person
 * for another reason stay as they are.
 * @param plan.after id of the account that the batch before ended with
 * @param plan.stopCodes what accounts that were stopped with the application have as their last error
 * @returns the ids, in their order
 */
export async function planRecheckOfApplication(
  application: { id: string; secretReplacedAt: Date },
  plan: { after: string | null; limit: number; spreadSeconds: number; stopCodes: readonly string[] },
  on: Executor,
): Promise<string[]> {
  const wasStopped = inArray(accounts.lastErrorCode, [...plan.stopCodes]);
  const batch = on.$with("batch").as(
    on
      .select({ id: accounts.id })
      .from(accounts)
      .where(
        and(
          isLiving(application.id),
          eq(accounts.hasRefreshToken, true),
          or(isNull(accounts.reconnectRequiredAt), wasStopped),
          or(isNull(accounts.lastRefreshedAt), lt(accounts.lastRefreshedAt, application.secretReplacedAt)),
          plan.after ? gt(accounts.id, plan.after) : undefined,
        ),
      )
      .orderBy(asc(accounts.id))
      .limit(plan.limit)
      .for("no key update"),
  );
  const planned = await on
    .with(batch)
    .update(accounts)
    .set({
      reconnectRequiredAt: null,
      nextRefreshAt: sql`now() + random() * make_interval(secs => ${plan.spreadSeconds})`,
      updatedAt: sql`now()`,
    })
    .from(batch)
    .where(eq(accounts.id, batch.id))
    .returning({ id: accounts.id });
  return planned.map(({ id }) => id).sort();
}
