import "server-only";
import { type RegistrationResponseJSON, verifyRegistrationResponse } from "@simplewebauthn/server";
import { isoBase64URL } from "@simplewebauthn/server/helpers";
import { inTransaction } from "@/db/queries/in-transaction";
import { insertPasskey } from "@/db/queries/passkeys";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { recordOwnChange } from "../record-sign-in-event";
import { requireFreshSession } from "../require-fresh-session";
import { spendTicket } from "../sign-in-ticket";
import { requireRelyingParty } from "./require-relying-party";

/**
 * Adds the passkey that a device has made for our challenge.
 * @throws AppError `passkey_rejected`, `passkey_already_added`, `sign_in_step_expired`, `sign_in_too_old`
 */
export async function finishPasskeyRegistration(
  ask: { name: string; response: RegistrationResponseJSON },
  person: Person,
): Promise<void> {
  const userId = await requireFreshSession(person);
  const party = requireRelyingParty();
  const ticket = await spendTicket("passkey_registration");
  if (ticket.userId !== userId || ticket.challenge === null) throw new AppError("sign_in_step_expired");
  const verified = await verifyRegistrationResponse({
    response: ask.response,
    expectedChallenge: ticket.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw new AppError("passkey_rejected", { cause });
  });
  if (!verified.verified) throw new AppError("passkey_rejected");
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const passkey = {
    userId,
    name: ask.name,
    credentialId: credential.id,
    publicKey: isoBase64URL.fromBuffer(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    isBackedUp: credentialBackedUp,
  };
  await inTransaction(async (on) => {
    if (!(await insertPasskey(passkey, on))) throw new AppError("passkey_already_added");
    await recordOwnChange("user.passkey_added", { person, details: { passkey: ask.name } }, on);
  });
}
