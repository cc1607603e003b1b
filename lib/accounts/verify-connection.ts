import { type Person, requireRole } from "@/lib/actor";
import type { VerificationCheck } from "./account-view";
import type { Connection } from "./connection-input";
import { streamChecks } from "./verification/check-stream";
import { verifyCredentials } from "./verification/verify-credentials";

/** Verifies what was typed into the wizard, check by check. Nothing is stored. */
export async function verifyConnection(
  connection: Connection,
  person: Person,
): Promise<AsyncIterable<VerificationCheck>> {
  requireRole(person, "admin");
  return streamChecks(async (emit) => {
    await verifyCredentials(connection, emit);
  });
}
