import "server-only";
import { replacePendingAuthenticator } from "@/db/queries/authenticators";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { storeSecrets } from "@/lib/secrets/stored-secrets";
import type { NewAuthenticatorView } from "@/lib/users/sign-in-security-view";
import { requireFreshSession } from "../require-fresh-session";
import { qrCode } from "./qr-code";
import { newTotpSecret, totpAddress } from "./totp";

/**
 * Begins to set up an authenticator app. Nothing is asked of anybody until its first code was right.
 * @throws AppError `sign_in_too_old`, `authenticator_already_added`
 */
export async function startAuthenticator(person: Person): Promise<NewAuthenticatorView> {
  const userId = await requireFreshSession(person);
  const secret = newTotpSecret();
  await inTransaction(async (on) => {
    const id = await replacePendingAuthenticator(userId, on);
    if (!id) throw new AppError("authenticator_already_added");
    await storeSecrets({ kind: "authenticator", id }, { totp_secret: secret }, on);
  });
  const key = secret.reveal().match(/.{1,4}/g) ?? [];
  return { qrCode: qrCode(totpAddress(secret, person.email)), key: key.join(" ") };
}
