"use client";

import { type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
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
        <>
          <Button size="large" ref={cancel} disabled={isBusy} onClick={onClose}>
            Cancel
          </Button>
          <Button size="large" variant="primary" busy={isBusy} busyLabel="Making…" onClick={() => void renew()}>
            Make new codes
          </Button>
        </>
      }
    >
      <SecurityTrouble trouble={trouble} />
    </Dialog>
  );
}
