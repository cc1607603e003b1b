"use client";

import { Fingerprint } from "lucide-react";
import { useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { finishPasskeySignIn } from "@/lib/actions/finish-passkey-sign-in";
import { startPasskeySignIn } from "@/lib/actions/start-passkey-sign-in";

/** Signs in with a passkey that the browser finds, without e-mail, password and code. */
export function PasskeySignIn({ returnTo }: { returnTo: string }) {
  const isHydrated = useIsHydrated();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function signIn() {
    setBusy(true);
    setTrouble(null);
    const found = await signInWithPasskey().catch(lostConnection);
    if (!found) return location.assign(returnTo);
    setBusy(false);
    setTrouble(found);
  }

  return (
    <div className="mt-3 grid gap-4">
      {/* A press before the page is alive would be lost without a word. */}
      <Button
        size="large"
        disabled={!isHydrated}
        busy={isBusy}
        busyLabel="Waiting for your passkey…"
        onClick={() => void signIn()}
      >
        <Fingerprint aria-hidden />
        Sign in with a passkey
      </Button>
      {trouble && <TroubleCallout trouble={trouble} />}
    </div>
  );
}

/** @returns why it did not work; null when somebody is signed in */
async function signInWithPasskey(): Promise<Trouble | null> {
  const { browserSupportsWebAuthn, startAuthentication } = await import("@simplewebauthn/browser");
  if (!browserSupportsWebAuthn()) return unsupported;
  const begun = await startPasskeySignIn({ wanted: true });
  if (!begun.ok) return begun.error;
  const response = await startAuthentication({ optionsJSON: begun.data }).catch(() => null);
  if (!response) return noPasskey;
  // What the browser says is plain data; its type is wider than what the action takes.
  const finished = await finishPasskeySignIn({ response: response as never });
  return finished.ok ? null : finished.error;
}

const unsupported: Trouble = {
  message: "This browser has no passkeys.",
  advice: ["Sign in with your password, or in another browser."],
};
const noPasskey: Trouble = {
  message: "The browser gave no passkey: there is none for this address, it was cancelled, or it took too long.",
  advice: ["Try again, or sign in with your password."],
};
