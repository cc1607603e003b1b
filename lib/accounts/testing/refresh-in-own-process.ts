/**
 * Refreshes one account as a process of its own and prints the outcome, for tests of races between processes.
 * Arguments: account id, version, user id. It waits for a line on standard input, so that several start together.
 */
import { once } from "node:events";
import { closeDb } from "@/db/client";
import { databaseNow } from "@/db/queries/database-now";
import { toAppError } from "@/lib/errors/app-error";
import { refreshToken } from "../refresh-token";

const [accountId = "", version = "", userId = ""] = process.argv.slice(2);

async function main(): Promise<void> {
  await databaseNow();
  process.stdout.write("ready\n");
  await once(process.stdin, "data");
  const person = {
    userId,
    name: "Ada",
    email: "ada@example.com",
    role: "admin",
    identityIds: [],
    reference: "test",
  } as const;
  const outcome = await refreshToken({ accountId, version: Number(version) }, person).then(
    (account) => ({ version: account.version, expiresAt: account.expiresAt }),
    (error: unknown) => ({ code: toAppError(error).code }),
  );
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  process.stdin.destroy();
  await closeDb();
}

void main();
