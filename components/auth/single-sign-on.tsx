"use client";

import { LogIn } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

interface SingleSignOnProps {
  /** What people call the provider. */
  name: string;
  returnTo: string;
}

/** Leaves for the company's own sign-in. */
export function SingleSignOn({ name, returnTo }: SingleSignOnProps) {
  const [isBusy, setBusy] = useState(false);

  async function leave() {
    setBusy(true);
    const { signIn } = await import("next-auth/react");
    await signIn("oidc", { callbackUrl: returnTo }).catch(() => setBusy(false));
  }

  return (
    <Button size="large" className="mt-3 w-full" busy={isBusy} busyLabel="Leaving…" onClick={() => void leave()}>
      <LogIn aria-hidden />
      Sign in with {name}
    </Button>
  );
}
