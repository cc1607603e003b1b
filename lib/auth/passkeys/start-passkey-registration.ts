import "server-only";
import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { listPasskeys } from "@/db/queries/passkeys";
import type { Person } from "@/lib/actor";
import { requireFreshSession } from "../require-fresh-session";
import { issueTicket } from "../sign-in-ticket";
import { requireRelyingParty } from "./require-relying-party";

/**
 * Begins to add a passkey: what the browser asks its device for.
 * @throws AppError `sign_in_too_old`, `passkeys_unavailable`
 */
export async function startPasskeyRegistration(person: Person): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const userId = await requireFreshSession(person);
  const party = requireRelyingParty();
  const known = await listPasskeys(userId);
  const options = await generateRegistrationOptions({
    rpID: party.id,
    rpName: party.name,
    userID: new TextEncoder().encode(userId),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    // Found without an e-mail, and opened by a fingerprint, face or PIN: so it counts as two factors.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await issueTicket({ purpose: "passkey_registration", userId, challenge: options.challenge });
  return options;
}
