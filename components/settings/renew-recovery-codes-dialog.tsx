"use client";

import { type RefObject, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { renewRecoveryCodes } from "@/lib/actions/renew-recovery-codes";
import { RecoveryCodes } from "./recovery-codes";
import { SecurityTrouble } from "./security-trouble";
import { useOwnChange } from "./use-own-change";

interface RenewRecoveryCodesDialogProps {
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Asks before the recovery codes of before end, and shows the new ones. */
export function RenewRecoveryCodesDialog({ onClose, finalFocus }: RenewRecoveryCodesDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { isBusy, trouble, run } = useOwnChange();

  async function renew() {
    const renewed = await run(() => renewRecoveryCodes({ wanted: true }));
    if (renewed) setCodes(renewed.data.recoveryCodes);
  }

  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} finalFocus={finalFocus} />;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Make new recovery codes?"
      description="Those that you kept before stop working, used or not."
      initialFocus={cancel}
      finalFocus={finalFocus}
      dismissible={!isBusy}
      footer={
        <DialogButtons
          onCancel={onClose}
          cancelRef={cancel}
          onConfirm={() => void renew()}
          busy={isBusy}
          busyLabel="Making…"
        >
          Make new codes
        </DialogButtons>
      }
    >
      <SecurityTrouble trouble={trouble} />
    </Dialog>
  );
}
