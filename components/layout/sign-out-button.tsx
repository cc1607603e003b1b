"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { signOutHere } from "./sign-out";

/** Ends the session of this browser; what is connected stays connected. */
export function SignOutButton() {
  const [isBusy, setBusy] = useState(false);

  async function signOut() {
    setBusy(true);
    try {
      await signOutHere();
    } catch {
      setBusy(false);
      showToast({
        tone: "bad",
        title: "Not signed out",
        description: "The server did not answer.",
        steps: ["Try again."],
      });
    }
  }

  return (
    <Button variant="ghost" busy={isBusy} onClick={() => void signOut()}>
      <LogOut aria-hidden />
      Sign out
    </Button>
  );
}
