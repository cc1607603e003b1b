"use client";

import { Trash2 } from "lucide-react";
import { type RefObject, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { showToast } from "@/components/ui/toast";
import { removePasskey } from "@/lib/actions/remove-passkey";
import type { PasskeyView } from "@/lib/users/sign-in-security-view";
import { SecurityTrouble } from "./security-trouble";
import { useOwnChange } from "./use-own-change";

interface RemovePasskeyDialogProps {
  passkey: PasskeyView;
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Asks before a passkey stops working. */
export function RemovePasskeyDialog({ passkey, onClose, finalFocus }: RemovePasskeyDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const { isBusy, trouble, run } = useOwnChange();

  async function remove() {
    if (!(await run(() => removePasskey({ passkeyId: passkey.id })))) return;
    showToast({ tone: "ok", title: "Passkey removed", description: `${passkey.name} no longer signs you in` });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Remove ${passkey.name}?`}
      description="It no longer signs you in. Sessions that it opened go on. Your device keeps its half until you remove it there."
      initialFocus={cancel}
      finalFocus={finalFocus}
      dismissible={!isBusy}
      footer={
        <DialogButtons
          onCancel={onClose}
          cancelRef={cancel}
          onConfirm={() => void remove()}
          variant="danger"
          busy={isBusy}
          busyLabel="Removing…"
        >
          <Trash2 aria-hidden />
          Remove passkey
        </DialogButtons>
      }
    >
      <SecurityTrouble trouble={trouble} />
    </Dialog>
  );
}
