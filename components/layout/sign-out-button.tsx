"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { signOutHere } from "./sign-out";

/** Ends the session of this browser; what is connected stays connected. */
export function SignOutButton() {
  const [isBusy, setBusy] = useState(false);

  async function signOut() {
    setBusy(true);
    if (!(await signOutHere())) setBusy(false);
  }

  return (
    <Button variant="ghost" busy={isBusy} onClick={() => void signOut()}>
      <LogOut aria-hidden />
      Sign out
    </Button>
  );
}
