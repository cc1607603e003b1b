/**
 * Carries out verbs of the domain as a process of its own, for tests of races between processes and of what a killed
 * one leaves. Each line of standard input is a command as JSON, each line of standard output says how one ended.
 */
import { createInterface } from "node:readline";
import { closeDb } from "@/db/client";
import { databaseNow } from "@/db/queries/database-now";
import { refreshToken } from "@/lib/accounts/refresh-token";
import { removeAccount } from "@/lib/accounts/remove-account";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { attemptKey, claimAttempt } from "@/lib/auth/claim-attempt";
import { completeAuthorization } from "@/lib/authorizations/complete-authorization";
import { toAppError } from "@/lib/errors/app-error";
import { runKeyRotation } from "@/lib/keys/run-key-rotation";
import { startKeyRotation } from "@/lib/keys/start-key-rotation";
import type { AttemptKind } from "@/lib/vocabulary";

export type VerbCommand = { userId: string } & (
  | { verb: "refresh"; accountId: string; version: number }
  | { verb: "revoke"; accountId: string }
  | { verb: "remove"; accountId: string }
  | { verb: "rotate_keys" }
  | { verb: "complete"; state: string; code: string }
  | { verb: "claim"; kind: AttemptKind; key: string }
);

async function carryOut(command: VerbCommand): Promise<string> {
  const { userId } = command;
  const person = {
    userId,
    name: "Ada",
    email: "ada@example.com",
    role: "admin",
    identityIds: [],
    reference: "test",
  } as const;
  switch (command.verb) {
    case "refresh":
      await refreshToken(command, person);
      return "refreshed";
    case "revoke":
      return (await revokeAccess({ accountId: command.accountId, reason: null }, person)).outcome;
    case "remove":
      return (await removeAccount(command, person)).revocation;
    case "rotate_keys":
      await startKeyRotation({}, person);
      return runKeyRotation({ owner: `test ${process.pid}` });
    case "complete": {
      const back = { error: null, errorDescription: null, isOwnState: true, reference: "test" };
      const end = await completeAuthorization({ ...command, ...back });
      return end.kind === "ended" ? end.outcome : end.problem;
    }
    case "claim":
      await claimAttempt([attemptKey(command.kind, command.key)]);
      return "claimed";
  }
}

async function main(): Promise<void> {
  await databaseNow();
  process.stdout.write("ready\n");
  const running = new Set<Promise<void>>();
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, command } = JSON.parse(line) as { id: number; command: VerbCommand };
    const work = carryOut(command)
      .catch((error: unknown) => toAppError(error).code)
      .then((outcome) => void process.stdout.write(`${JSON.stringify({ id, outcome })}\n`));
    running.add(work);
  }
  await Promise.all(running);
  await closeDb();
}

void main();
