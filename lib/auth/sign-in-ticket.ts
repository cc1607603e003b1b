import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import type { Executor } from "@/db/queries/in-transaction";
import {
  findSignInTicket,
  insertSignInTicket,
  type SignInTicketRow,
  spendSignInTicket,
} from "@/db/queries/sign-in-tickets";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import type { TicketPurpose } from "@/lib/vocabulary";

/** How long a step waits for its other half. */
export const ticketLifetimeSeconds = 10 * 60;

const isHttps = () => env().APP_URL.startsWith("https:");
const nameOf = (purpose: TicketPurpose) => `${isHttps() ? "__Host-" : ""}latchkey-${purpose.replaceAll("_", "-")}`;
const hash = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Begins a step in this browser: 256 random bits in a cookie of its own, their hash in the database. */
export async function issueTicket(
  ticket: Pick<SignInTicketRow, "purpose" | "userId"> & { challenge?: string },
  on?: Executor,
): Promise<void> {
  const { purpose, userId, challenge = null } = ticket;
  const token = randomBytes(32).toString("base64url");
  await insertSignInTicket({ tokenHash: hash(token), purpose, userId, challenge }, ticketLifetimeSeconds, on);
  (await cookies()).set({ name: nameOf(purpose), value: token, ...attributes(), maxAge: ticketLifetimeSeconds });
}

/** The ticket of this browser; it stays good. @returns null when it has none that still counts */
export async function findTicket(purpose: TicketPurpose): Promise<SignInTicketRow | null> {
  const token = (await cookies()).get(nameOf(purpose))?.value;
  return token ? findSignInTicket({ tokenHash: hash(token), purpose }) : null;
}

/**
 * Spends the ticket of this browser.
 * @throws AppError `sign_in_step_expired` when it has none, or somebody was faster
 */
export async function spendTicket(purpose: TicketPurpose, on?: Executor): Promise<SignInTicketRow> {
  const jar = await cookies();
  const token = jar.get(nameOf(purpose))?.value;
  const ticket = token ? await spendSignInTicket({ tokenHash: hash(token), purpose }, on) : null;
  if (!ticket) throw new AppError("sign_in_step_expired");
  jar.set({ name: nameOf(purpose), value: "", ...attributes(), maxAge: 0 });
  return ticket;
}

function attributes() {
  return { httpOnly: true, sameSite: "lax", secure: isHttps(), path: "/" } as const;
}
