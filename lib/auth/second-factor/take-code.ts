import "server-only";
import { type AuthenticatorRow, spendRecoveryCode, takeStep } from "@/db/queries/authenticators";
import type { Executor } from "@/db/queries/in-transaction";
import { openSecret } from "@/lib/secrets/stored-secrets";
import { hashRecoveryCode } from "./recovery-codes";
import { matchingStep } from "./totp";

/** Takes a code of an authenticator app, once. @returns whether it was right and new */
export async function takeCode(authenticator: AuthenticatorRow, code: string, on: Executor): Promise<boolean> {
  const { id, lastStep } = authenticator;
  const secret = await openSecret({ kind: "authenticator", id }, "totp_secret", on);
  const step = await matchingStep(secret, code.replace(/\s/g, ""), { after: lastStep, now: new Date() });
  return step !== null && takeStep({ authenticatorId: id, step }, on);
}

/** Takes a recovery code, once. @returns whether it was right and unused */
export function takeRecoveryCode({ id }: AuthenticatorRow, code: string, on: Executor): Promise<boolean> {
  return spendRecoveryCode({ authenticatorId: id, codeHash: hashRecoveryCode(id, code) }, on);
}
