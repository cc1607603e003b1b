import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { TicketPurpose } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { signInTickets } from "../schema/sign-in-tickets";

export type SignInTicketRow = typeof signInTickets.$inferSelect;

export async function insertSignInTicket(
  ticket: Pick<SignInTicketRow, "tokenHash" | "purpose" | "userId" | "challenge">,
  lifetimeSeconds: number,
  on: Executor = db(),
): Promise<void> {
  await on
    .insert(signInTickets)
    .values({ ...ticket, expiresAt: sql`now() + make_interval(secs => ${lifetimeSeconds})` });
}

const living = (of: { tokenHash: string; purpose: TicketPurpose }) =>
  and(
    eq(signInTickets.tokenHash, of.tokenHash),
    eq(signInTickets.purpose, of.purpose),
    isNull(signInTickets.spentAt),
    sql`${signInTickets.expiresAt} > now()`,
  );

/** @returns null when it is unknown, spent, expired or for something else */
export async function findSignInTicket(
  of: { tokenHash: string; purpose: TicketPurpose },
  on: Executor = db(),
): Promise<SignInTicketRow | null> {
  const [ticket] = await on.select().from(signInTickets).where(living(of));
  return ticket ?? null;
}

/** Spends a ticket, once: of all who present it, one gets it. @returns null as {@link findSignInTicket} */
export async function spendSignInTicket(
  of: { tokenHash: string; purpose: TicketPurpose },
  on: Executor = db(),
): Promise<SignInTicketRow | null> {
  const [ticket] = await on.update(signInTickets).set({ spentAt: sql`now()` }).where(living(of)).returning();
  return ticket ?? null;
}

/** Whatever somebody has begun counts no longer. */
export async function deleteSignInTicketsOfUser(userId: string, on: Executor): Promise<void> {
  await on.delete(signInTickets).where(eq(signInTickets.userId, userId));
}

/** Forgets tickets whose time was over long ago. */
export async function deleteSignInTicketsBefore(minutes: number, on: Executor = db()): Promise<void> {
  await on.delete(signInTickets).where(lt(signInTickets.expiresAt, sql`now() - make_interval(mins => ${minutes})`));
}
