import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { applications } from "../schema/applications";
import { parkedGrants } from "../schema/parked-grants";

export type ApplicationRow = typeof applications.$inferSelect;
export type NewApplication = typeof applications.$inferInsert;

export async function insertApplication(application: NewApplication, on: Executor): Promise<void> {
  await on.insert(applications).values(application);
}

export async function findApplication(applicationId: string, on: Executor = db()): Promise<ApplicationRow | null> {
  const [application] = await on.select().from(applications).where(eq(applications.id, applicationId));
  return application ?? null;
}

/**
 * Nobody else changes it until the transaction ends. Accounts may still be connected through it, unless it is about to
 * be removed.
 */
export async function findApplicationForUpdate(
  applicationId: string,
  on: Executor,
  purpose: "change" | "remove" = "change",
): Promise<ApplicationRow | null> {
  const [application] = await on
    .select()
    .from(applications)
    .where(eq(applications.id, applicationId))
    .for(purpose === "remove" ? "update" : "no key update");
  return application ?? null;
}

export async function findApplicationBySlug(slug: string, on: Executor = db()): Promise<ApplicationRow | null> {
  const [application] = await on.select().from(applications).where(eq(applications.slug, slug));
  return application ?? null;
}

export async function findApplicationByClient(
  client: Pick<ApplicationRow, "environment" | "clientId">,
  on: Executor = db(),
): Promise<ApplicationRow | null> {
  const [application] = await on
    .select()
    .from(applications)
    .where(and(eq(applications.environment, client.environment), eq(applications.clientId, client.clientId)));
  return application ?? null;
}

/** By name. */
export async function listApplicationRows(on: Executor = db()): Promise<ApplicationRow[]> {
  return on
    .select()
    .from(applications)
    .orderBy(asc(sql`lower(${applications.name})`), asc(applications.id));
}

export async function updateApplication(
  applicationId: string,
  change: Partial<NewApplication>,
  on: Executor,
): Promise<ApplicationRow | null> {
  const [application] = await on
    .update(applications)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(applications.id, applicationId))
    .returning();
  return application ?? null;
}

export async function deleteApplication(applicationId: string, on: Executor): Promise<void> {
  await on.delete(applications).where(eq(applications.id, applicationId));
}

export interface ApplicationUse {
  applicationId: string;
  livingAccounts: number;
  pendingRevocations: number;
  /** Of the check after its secret was replaced. */
  recheckTotal: number;
  renewed: number;
  failed: number;
}

/** What hangs on each application. */
export async function listApplicationUse(on: Executor = db()): Promise<ApplicationUse[]> {
  const answered = (column: typeof accounts.lastRefreshedAt | typeof accounts.lastErrorAt) =>
    sql`${column} >= ${applications.secretReplacedAt}`;
  const ofAccounts = await on
    .select({
      applicationId: applications.id,
      livingAccounts: sql<number>`count(${accounts.id})::int`,
      recheckTotal: sql<number>`(count(*) filter (where ${accounts.grantedAt} < ${applications.secretReplacedAt}))::int`,
      renewed: sql<number>`(count(*) filter (where ${accounts.grantedAt} < ${applications.secretReplacedAt}
        and ${answered(accounts.lastRefreshedAt)}))::int`,
      failed: sql<number>`(count(*) filter (where ${accounts.grantedAt} < ${applications.secretReplacedAt}
        and not coalesce(${answered(accounts.lastRefreshedAt)}, false) and ${answered(accounts.lastErrorAt)}))::int`,
    })
    .from(applications)
    .leftJoin(accounts, and(eq(accounts.applicationId, applications.id), isNull(accounts.revokedAt)))
    .groupBy(applications.id);
  const ofRevocations = await on
    .select({ applicationId: parkedGrants.applicationId, pending: sql<number>`count(*)::int` })
    .from(parkedGrants)
    .where(eq(parkedGrants.state, "revoking"))
    .groupBy(parkedGrants.applicationId);
  const pending = new Map(ofRevocations.map((row) => [row.applicationId, row.pending]));
  return ofAccounts.map((row) => ({ ...row, pendingRevocations: pending.get(row.applicationId) ?? 0 }));
}
