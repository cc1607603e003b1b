"use client";

import { KeyRound, LifeBuoy, Trash2 } from "lucide-react";
import { type RefObject, useRef } from "react";
import { Consequences, Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { showToast } from "@/components/ui/toast";
import { removeAuthenticator } from "@/lib/actions/remove-authenticator";
import { SecurityTrouble } from "./security-trouble";
import { useOwnChange } from "./use-own-change";

interface RemoveAuthenticatorDialogProps {
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Asks before the second step goes. */
export function RemoveAuthenticatorDialog({ onClose, finalFocus }: RemoveAuthenticatorDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const { isBusy, trouble, run } = useOwnChange();

  async function remove() {
    if (!(await run(() => removeAuthenticator({ wanted: true })))) return;
    showToast({
      tone: "ok",
      title: "Authenticator app removed",
      description: "Your password is enough to sign in now",
    });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Remove authenticator app?"
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
          Remove authenticator app
        </DialogButtons>
      }
    >
      <div className="grid gap-4">
        <Consequences items={consequences} />
        <SecurityTrouble trouble={trouble} />
      </div>
    </Dialog>
  );
}

const consequences = [
  { icon: <KeyRound aria-hidden />, lead: "Your password alone signs you in.", rest: "Passkeys go on working." },
  { icon: <LifeBuoy aria-hidden />, lead: "Your recovery codes stop working.", rest: "A new app comes with new ones." },
];
