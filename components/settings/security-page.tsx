import type { SignInSecurityView } from "@/lib/users/sign-in-security-view";
import { AuthenticatorCard } from "./authenticator-card";
import { PasskeysCard } from "./passkeys-card";

/** What protects somebody's own sign-in besides their password. */
export function SecurityPage({ security }: { security: SignInSecurityView }) {
  return (
    <>
      <h1 className="mb-6 text-22 phone:mb-4">Sign-in security</h1>
      <div className="grid max-w-180 grid-cols-[minmax(0,1fr)] gap-6">
        <AuthenticatorCard authenticator={security.authenticator} />
        <PasskeysCard passkeys={security.passkeys} isOffered={security.offersPasskeys} />
      </div>
    </>
  );
}
