import { randomUUID } from "node:crypto";
import { inTransaction } from "@/db/queries/in-transaction";
import { insertSession } from "@/db/queries/sessions";
import { insertUser } from "@/db/queries/users";
import type { Person } from "@/lib/actor";
import { hashPassword } from "@/lib/auth/passwords";
import type { UserRole } from "@/lib/vocabulary";

export const samplePassword = "seven quiet lanterns, one harbour";

export type SampleUser = Person & { userId: string; sessionId: string };

/** Somebody of the back office who is signed in. */
export async function sampleUser(role: UserRole = "admin"): Promise<SampleUser> {
  const name = `${role === "admin" ? "Ada" : "Vera"} ${randomUUID().slice(0, 8)}`;
  const email = `${name.replace(" ", ".").toLowerCase()}@example.com`;
  const passwordHash = await hashPassword(samplePassword);
  const { id } = await inTransaction((on) => insertUser({ email, name, role, passwordHash }, on));
  const sessionId = await insertSession(id, 600);
  return { userId: id, name, email, role, identityIds: [], sessionId, reference: "test" };
}
