import { and, eq, getTableColumns, isNull, lt, or, sql } from "drizzle-orm";
import type { UserRole } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { userInvitations } from "../schema/user-invitations";

export type UserInvitationRow = typeof userInvitations.$inferSelect & { isExpired: boolean };

const columns = {
  ...getTableColumns(userInvitations),
  isExpired: sql<boolean>`${userInvitations.expiresAt} <= now()`,
};
const isOpen = and(isNull(userInvitations.acceptedAt), isNull(userInvitations.withdrawnAt));
const inSeconds = (seconds: number) => sql`now() + make_interval(secs => ${seconds})`;

/** Invitations that nobody has accepted or withdrawn, also expired ones, by name. */
export async function listOpenInvitations(on: Executor = db()): Promise<UserInvitationRow[]> {
  return on.select(columns).from(userInvitations).where(isOpen).orderBy(userInvitations.name, userInvitations.id);
}

/** @throws a unique violation of `user_invitations_open` when the e-mail has an open invitation */
export async function insertInvitation(
  invitation: { email: string; name: string; role: UserRole; tokenHash: string; invitedBy: string },
  lifetimeSeconds: number,
  on: Executor,
): Promise<UserInvitationRow> {
  const [row] = await on
    .insert(userInvitations)
    .values({ ...invitation, expiresAt: inSeconds(lifetimeSeconds) })
    .returning(columns);
  if (!row) throw new Error("insert returned no row");
  return row;
}

/** Gives an open invitation another link and a new term. @returns null when it is not open any more */
export async function renewInvitationRow(
  invitationId: string,
  tokenHash: string,
  lifetimeSeconds: number,
  on: Executor,
): Promise<UserInvitationRow | null> {
  const [row] = await on
    .update(userInvitations)
    .set({ tokenHash, expiresAt: inSeconds(lifetimeSeconds) })
    .where(and(eq(userInvitations.id, invitationId), isOpen))
    .returning(columns);
  return row ?? null;
}

/** Ends an open invitation. @returns null when it is not open any more */
export async function endInvitation(
  invitationId: string,
  how: "accepted" | "withdrawn",
  on: Executor,
): Promise<UserInvitationRow | null> {
  const [row] = await on
    .update(userInvitations)
    .set(how === "accepted" ? { acceptedAt: sql`now()` } : { withdrawnAt: sql`now()` })
    .where(and(eq(userInvitations.id, invitationId), isOpen))
    .returning(columns);
  return row ?? null;
}

export async function findInvitationByToken(tokenHash: string, on: Executor = db()): Promise<UserInvitationRow | null> {
  const [row] = await on.select(columns).from(userInvitations).where(eq(userInvitations.tokenHash, tokenHash));
  return row ?? null;
}

/** The same, locked until the transaction ends: of two who accept at once the second waits, and sees what became of it. */
export async function findInvitationByTokenForUpdate(
  tokenHash: string,
  on: Executor,
): Promise<UserInvitationRow | null> {
  const [row] = await on
    .select(columns)
    .from(userInvitations)
    .where(eq(userInvitations.tokenHash, tokenHash))
    .for("update");
  return row ?? null;
}

/** Forgets invitations that were accepted, withdrawn or expired long ago. */
export async function deleteInvitationsBefore(days: number, on: Executor = db()): Promise<void> {
  const longAgo = sql`now() - make_interval(days => ${days})`;
  await on
    .delete(userInvitations)
    .where(
      or(
        lt(userInvitations.expiresAt, longAgo),
        lt(userInvitations.acceptedAt, longAgo),
        lt(userInvitations.withdrawnAt, longAgo),
      ),
    );
}
