"use client";

import { Hourglass, KeyRound, LogOut, ShieldCheck } from "lucide-react";
import { type RefObject, useState } from "react";
import { resetPassword } from "@/lib/actions/reset-password";
import type { IssuedLinkView, UserView } from "@/lib/users/user-view";
import { ConfirmDialog } from "./confirm-dialog";
import { IssuedLink } from "./issued-link";
import { useCall } from "./use-call";

interface ResetPasswordDialogProps {
  user: UserView;
  onClose: () => void;
  finalFocus?: RefObject<HTMLElement | null> | undefined;
}

/** Asks before a link to a new password is made, then shows it. */
export function ResetPasswordDialog({ user, onClose, finalFocus }: ResetPasswordDialogProps) {
  const call = useCall();
  const [issued, setIssued] = useState<IssuedLinkView | null>(null);

  async function reset() {
    const result = await call.call(() => resetPassword({ userId: user.id }));
    if (result) setIssued(result.data);
  }

  if (issued) return <IssuedLink issued={issued} label="Link to a new password" {...{ onClose, finalFocus }} />;
  return (
    <ConfirmDialog
      title={`Reset the password of ${user.name}?`}
      description={user.email}
      consequences={[
        {
          icon: <Hourglass aria-hidden />,
          lead: "You get a link to send to them.",
          rest: "It works once, for 24 hours.",
        },
        { icon: <KeyRound aria-hidden />, lead: "Until they use it,", rest: "their password stays as it is." },
        { icon: <LogOut aria-hidden />, lead: "Once they use it,", rest: "all their sessions end." },
        ...(user.hasSecondFactor
          ? [{ icon: <ShieldCheck aria-hidden />, lead: "Their second factor stays.", rest: "It is reset on its own." }]
          : []),
      ]}
      confirm="Create link"
      busyLabel="Making the link…"
      call={call}
      onConfirm={() => void reset()}
      onClose={onClose}
      finalFocus={finalFocus}
    />
  );
}
