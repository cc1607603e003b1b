"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Hourglass, Unlink } from "lucide-react";
import { type RefObject, useState } from "react";
import { renewInvitation } from "@/lib/actions/renew-invitation";
import { usersKey } from "@/lib/queries/users";
import type { InvitationView, IssuedLinkView } from "@/lib/users/user-view";
import { ConfirmDialog } from "./confirm-dialog";
import { IssuedLink } from "./issued-link";
import { useCall } from "./use-call";

interface RenewInvitationDialogProps {
  invitation: InvitationView;
  onClose: () => void;
  finalFocus?: RefObject<HTMLElement | null> | undefined;
}

/** Asks before a new link takes the place of the old one, then shows it. */
export function RenewInvitationDialog({ invitation, onClose, finalFocus }: RenewInvitationDialogProps) {
  const queries = useQueryClient();
  const call = useCall();
  const [issued, setIssued] = useState<IssuedLinkView | null>(null);

  async function renew() {
    const result = await call.call(() => renewInvitation({ invitationId: invitation.id }));
    void queries.invalidateQueries({ queryKey: usersKey });
    if (result) setIssued(result.data);
  }

  if (issued) return <IssuedLink issued={issued} label="Invitation link" onClose={onClose} finalFocus={finalFocus} />;
  return (
    <ConfirmDialog
      title={`Make a new link for ${invitation.name}?`}
      description={invitation.email}
      consequences={[
        { icon: <Unlink aria-hidden />, lead: "The old link stops working", rest: "at once." },
        { icon: <Hourglass aria-hidden />, lead: "The new one works once,", rest: "for 72 hours from now." },
      ]}
      confirm="New link"
      busyLabel="Making the link…"
      call={call}
      onConfirm={() => void renew()}
      onClose={onClose}
      finalFocus={finalFocus}
    />
  );
}
