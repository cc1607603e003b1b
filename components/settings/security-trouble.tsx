"use client";

import type { Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { signOutHere } from "@/components/layout/sign-out";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";

/** Why a change of what protects one's sign-in did not happen; who signed in too long ago can do it anew from here. */
export function SecurityTrouble({ trouble }: { trouble: Trouble | null }) {
  if (!trouble) return null;
  return (
    <TroubleCallout trouble={trouble}>
      {trouble.code === "sign_in_too_old" && (
        <div className="mt-1">
          <Button onClick={() => void signOutHere(paths.signInSecurity())}>Sign in again</Button>
        </div>
      )}
    </TroubleCallout>
  );
}
