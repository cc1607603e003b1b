"use client";

import type { Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { signOutHere } from "@/components/layout/sign-out";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";

interface SecurityTroubleProps {
  trouble: Trouble | null;
  /** Where to come back to after signing in again; default = the page of the own sign-in. */
  returnTo?: string;
}

/** Why something that takes a fresh sign-in did not happen; who signed in too long ago can do it anew from here. */
export function SecurityTrouble({ trouble, returnTo = paths.signInSecurity() }: SecurityTroubleProps) {
  if (!trouble) return null;
  return (
    <TroubleCallout trouble={trouble}>
      {trouble.code === "sign_in_too_old" && (
        <div className="mt-1">
          <Button onClick={() => void signOutHere(returnTo)}>Sign in again</Button>
        </div>
      )}
    </TroubleCallout>
  );
}
