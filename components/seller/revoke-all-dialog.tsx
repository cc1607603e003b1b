"use client";

import { Ban, LogIn, ZapOff } from "lucide-react";
import { type RefObject, useRef } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Consequences, Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { showToast } from "@/components/ui/toast";
import { revokeAllOwnAccess } from "@/lib/actions/revoke-all-own-access";
import type { SellerAccountView } from "@/lib/sellers/seller-view";
import { revokedAllNote } from "./seller-words";
import { useOwnRevocation } from "./use-own-revocation";

interface RevokeAllDialogProps {
  /** What is not revoked yet. */
  accounts: SellerAccountView[];
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Asks a seller before everything they granted is taken back, by name. */
export function RevokeAllDialog({ accounts, onClose, finalFocus }: RevokeAllDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const { isRevoking, trouble, run } = useOwnRevocation(
    () => revokeAllOwnAccess({ all: true }),
    (result) => {
      showToast({ tone: "ok", title: "All access revoked", description: revokedAllNote(result) });
      onClose();
    },
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Revoke all access?"
      description={
        <ul aria-label="What is revoked" className="mt-1 max-h-40 list-disc overflow-y-auto pl-5">
          {accounts.map(({ id, name, whereabouts }) => (
            <li key={id}>
              <span className="font-medium text-text">{name}</span>, {whereabouts}
            </li>
          ))}
        </ul>
      }
      initialFocus={cancel}
      finalFocus={finalFocus}
      dismissible={!isRevoking}
      footer={
        <DialogButtons
          onCancel={onClose}
          cancelRef={cancel}
          onConfirm={() => void run()}
          variant="danger"
          busy={isRevoking}
          busyLabel="Revoking…"
        >
          <Ban aria-hidden />
          Revoke all
        </DialogButtons>
      }
    >
      <Consequences
        items={[
          {
            icon: <ZapOff aria-hidden />,
            lead: "Access ends at once, for all of them.",
            rest: "This platform can no longer read or send anything, and Mirakl is told so.",
          },
          {
            icon: <LogIn aria-hidden />,
            lead: "You can come back",
            rest: "at any time by signing in with Mirakl again, one by one.",
          },
        ]}
      />
      {trouble && (
        <div className="mt-4">
          <TroubleCallout trouble={trouble} />
        </div>
      )}
    </Dialog>
  );
}
