import type { Person } from "@/lib/actor";
import { type AppError, isAppError } from "@/lib/errors/app-error";
import type { AddAccountResult } from "../add-account";
import { verifyAccount } from "../verify-account";

/** The id of an account that was saved; fails the test with the checks when it was not. */
export async function saved(result: Promise<AddAccountResult>): Promise<string> {
  const outcome = await result;
  if (outcome.outcome !== "saved") throw new Error(`not verified: ${JSON.stringify(outcome.checks)}`);
  return outcome.accountId;
}

/** Our own error that the work ended with, null when it ended well. */
export async function failureOf(work: Promise<unknown>): Promise<AppError | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}

/** The state of each check of a verification. */
export async function verifiedStates(accountId: string, person: Person): Promise<Record<string, string>> {
  const states: Record<string, string> = {};
  for await (const { name, state } of await verifyAccount({ accountId }, person)) states[name] = state;
  return states;
}
