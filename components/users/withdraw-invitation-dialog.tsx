"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Unlink, UserPlus } from "lucide-react";
import type { RefObject } from "react";
import { showToast } from "@/components/ui/toast";
import { withdrawInvitation } from "@/lib/actions/withdraw-invitation";
import { usersKey } from "@/lib/queries/users";
import type { InvitationView } from "@/lib/users/user-view";
import { ConfirmDialog } from "./confirm-dialog";
import { useCall } from "./use-call";

interface WithdrawInvitationDialogProps {
  invitation: InvitationView;
  onClose: () => void;
  finalFocus?: RefObject<HTMLElement | null> | undefined;
}

/** Asks before an invitation is taken back. */
export function WithdrawInvitationDialog({ invitation, onClose, finalFocus }: WithdrawInvitationDialogProps) {
  const queries = useQueryClient();
  const call = useCall();

  async function withdraw() {
    const result = await call.call(() => withdrawInvitation({ invitationId: invitation.id }));
    await queries.invalidateQueries({ queryKey: usersKey });
    if (!result) return;
    showToast({ tone: "ok", title: "Invitation withdrawn", description: invitation.name });
    onClose();
  }

  return (
    <ConfirmDialog
      title={`Withdraw the invitation of ${invitation.name}?`}
      description={invitation.email}
      consequences={[
        {
          icon: <Unlink aria-hidden />,
          lead: "The link stops working",
          rest: "at once, and says that it was withdrawn.",
        },
        { icon: <UserPlus aria-hidden />, lead: "They can be invited again", rest: "at any time." },
      ]}
      confirm="Withdraw invitation"
      busyLabel="Withdrawing…"
      destructive
      call={call}
      onConfirm={() => void withdraw()}
      onClose={onClose}
      finalFocus={finalFocus}
    />
  );
}
