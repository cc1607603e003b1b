import type { Person } from "@/lib/actor";
import type { VerificationCheck } from "./account-view";
import type { Connection } from "./connection-input";
import { streamChecks } from "./verification/check-stream";
import { verifyCredentials } from "./verification/verify-credentials";

/** Verifies what was typed into the wizard, check by check. Nothing is stored. */
export async function verifyConnection(
  connection: Connection,
  _person: Person,
): Promise<AsyncIterable<VerificationCheck>> {
  return streamChecks(async (emit) => {
    await verifyCredentials(connection, emit);
  });
}
