"use client";

import { KeyRound, LogOut } from "lucide-react";
import { endSession } from "@/components/layout/leave-for-sign-in";
import { ConfirmDialog } from "@/components/users/confirm-dialog";
import { useCall } from "@/components/users/use-call";
import { sessionsEndText } from "@/components/users/user-words";
import { endOwnSessions } from "@/lib/actions/end-own-sessions";

/** Asks before a person signs themselves out everywhere. */
export function EndOwnSessionsDialog({ sessions, onClose }: { sessions: number; onClose: () => void }) {
  const call = useCall();

  const end = () => endSession(async () => Boolean(await call.call(() => endOwnSessions({ everywhere: true }))));

  return (
    <ConfirmDialog
      title="Sign out everywhere?"
      consequences={[
        {
          icon: <LogOut aria-hidden />,
          lead: "You are signed out here too.",
          rest: sessionsEndText(sessions),
        },
        {
          icon: <KeyRound aria-hidden />,
          lead: "Your password stays.",
          rest: "If somebody else may know it, change it instead: that ends every other session as well.",
        },
      ]}
      confirm="Sign out everywhere"
      busyLabel="Signing out…"
      call={call}
      onConfirm={() => void end()}
      onClose={onClose}
    />
  );
}
