import "server-only";
import { randomUUID } from "node:crypto";
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { isoBase64URL } from "@simplewebauthn/server/helpers";
import { inTransaction } from "@/db/queries/in-transaction";
import { findPasskeyByCredential, notePasskeyUse, type PasskeyRow } from "@/db/queries/passkeys";
import { findUser, type UserRow } from "@/db/queries/users";
import { AppError } from "@/lib/errors/app-error";
import { completeSignIn } from "../complete-sign-in";
import { recordSignInEvent } from "../record-sign-in-event";
import { spendTicket } from "../sign-in-ticket";
import { requireRelyingParty } from "./require-relying-party";

/**
 * Signs in whoever owns the passkey that has signed our challenge. Its device has verified its owner, so no code is
 * asked for.
 * @throws AppError `passkey_rejected`, `sign_in_step_expired`
 */
export async function finishPasskeySignIn({ response }: { response: AuthenticationResponseJSON }): Promise<void> {
  const reference = randomUUID();
  const { challenge } = await spendTicket("passkey_sign_in");
  const passkey = await findPasskeyByCredential(response.id);
  const user = passkey && (await findUser(passkey.userId));
  const isAccepted = passkey && user && !user.disabledAt && (await isSigned({ challenge, response, passkey, user }));
  if (!user || !isAccepted) {
    await recordSignInEvent("user.sign_in_failed", { user, reference, details: { method: "passkey" } });
    throw new AppError("passkey_rejected");
  }
  await completeSignIn(user, { method: "passkey", reference });
}

async function isSigned(signed: {
  challenge: string | null;
  response: AuthenticationResponseJSON;
  passkey: PasskeyRow;
  user: UserRow;
}): Promise<boolean> {
  const { challenge, response, passkey, user } = signed;
  const { userHandle } = response.response;
  const isOwn = userHandle === undefined || isoBase64URL.toUTF8String(userHandle) === user.id;
  if (challenge === null || !isOwn) return false;
  const party = requireRelyingParty();
  const { id, credentialId, publicKey, counter } = passkey;
  const found = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id: credentialId, publicKey: isoBase64URL.toBuffer(publicKey), counter },
    requireUserVerification: true,
  }).catch(() => null);
  if (!found?.verified) return false;
  const { newCounter, credentialBackedUp } = found.authenticationInfo;
  const used = { passkeyId: id, counter: newCounter, isBackedUp: credentialBackedUp };
  return inTransaction((on) => notePasskeyUse(used, on));
}
