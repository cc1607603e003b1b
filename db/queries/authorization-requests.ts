import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { authorizationRequests } from "../schema/authorization-requests";

export type AuthorizationRequestRow = typeof authorizationRequests.$inferSelect;
export type NewAuthorizationRequest = Omit<typeof authorizationRequests.$inferInsert, "expiresAt">;

export async function insertAuthorizationRequest(
  request: NewAuthorizationRequest,
  lifetimeSeconds: number,
  on: Executor = db(),
): Promise<void> {
  await on
    .insert(authorizationRequests)
    .values({ ...request, expiresAt: sql`now() + make_interval(secs => ${lifetimeSeconds})` });
}

/**
 * Spends a state, once: of all who present it, one gets the request. The instant is the database's clock before the
 * code is exchanged, so a token's life counts from it.
 * @returns null when it is unknown, spent or expired
 */
export async function spendAuthorizationRequest(
  stateHash: string,
  on: Executor = db(),
): Promise<(AuthorizationRequestRow & { spentAt: Date }) | null> {
  const [request] = await on
    .update(authorizationRequests)
    .set({ spentAt: sql`now()` })
    .where(
      and(
        eq(authorizationRequests.stateHash, stateHash),
        isNull(authorizationRequests.spentAt),
        sql`${authorizationRequests.expiresAt} > now()`,
      ),
    )
    .returning();
  return request?.spentAt ? { ...request, spentAt: request.spentAt } : null;
}

export async function findAuthorizationRequestByState(
  stateHash: string,
  on: Executor = db(),
): Promise<AuthorizationRequestRow | null> {
  const [request] = await on.select().from(authorizationRequests).where(eq(authorizationRequests.stateHash, stateHash));
  return request ?? null;
}

export async function findAuthorizationRequest(
  requestId: string,
  on: Executor = db(),
): Promise<AuthorizationRequestRow | null> {
  const [request] = await on.select().from(authorizationRequests).where(eq(authorizationRequests.id, requestId));
  return request ?? null;
}

/** Writes how the trip ended, in the transaction that stores what it brought. */
export async function finishAuthorizationRequest(
  requestId: string,
  result: Pick<Partial<AuthorizationRequestRow>, "errorCode" | "errorDetails" | "resultAccountId" | "parkedGrantId"> &
    Pick<AuthorizationRequestRow, "outcome">,
  on: Executor = db(),
): Promise<void> {
  await on
    .update(authorizationRequests)
    .set({ ...result, finishedAt: sql`now()` })
    .where(eq(authorizationRequests.id, requestId));
}

/** Forgets trips that began long ago. */
export async function deleteAuthorizationRequestsBefore(hours: number, on: Executor = db()): Promise<void> {
  await on
    .delete(authorizationRequests)
    .where(lt(authorizationRequests.createdAt, sql`now() - make_interval(hours => ${hours})`));
}
