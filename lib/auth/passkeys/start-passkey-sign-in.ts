import "server-only";
import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { attemptKey, claimAttempt } from "../claim-attempt";
import { requestPlace } from "../request-place";
import { issueTicket } from "../sign-in-ticket";
import { requireRelyingParty } from "./require-relying-party";

/**
 * Begins a sign-in with a passkey. Nobody says who they are: the device knows which passkeys it has for us.
 * @throws AppError `passkeys_unavailable`, `too_many_attempts`
 */
export async function startPasskeySignIn(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const party = requireRelyingParty();
  await claimAttempt([attemptKey("passkeys_of_address", await requestPlace())]);
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: "required" });
  await issueTicket({ purpose: "passkey_sign_in", userId: null, challenge: options.challenge });
  return options;
}
