"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { useAccountCheck } from "@/components/account/use-account-check";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { AccountView } from "@/lib/accounts/account-view";
import { accountListsKey } from "@/lib/queries/accounts-page";
import { whereabouts } from "./account-words";
import { VerificationResult } from "./verification-result";

interface VerifyAccountDialogProps {
  account: AccountView;
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Verifies an account from its row as soon as it opens, and shows each check as it answers. */
export function VerifyAccountDialog({ account, onClose, finalFocus }: VerifyAccountDialogProps) {
  const queries = useQueryClient();
  const { check, run } = useAccountCheck(account.id, () => {
    void queries.invalidateQueries({ queryKey: accountListsKey });
  });
  const close = useRef<HTMLButtonElement>(null);
  const start = useRef(run);
  useEffect(() => void start.current(), []);
  const isRunning = check?.isRunning ?? true;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Connection of ${account.name}`}
      description={whereabouts(account)}
      initialFocus={close}
      finalFocus={finalFocus}
      footer={
        <>
          <Button size="large" ref={close} onClick={onClose}>
            Close
          </Button>
          <Button size="large" busy={isRunning} busyLabel="Verifying…" onClick={() => void run()}>
            <ShieldCheck aria-hidden />
            Verify connection
          </Button>
        </>
      }
    >
      <div className="-mx-6 -mb-5 border-line border-t phone:-mx-5">
        <VerificationResult checks={check?.checks ?? []} running={isRunning} />
        {check?.trouble && (
          <div className="px-5 pb-5">
            <TroubleCallout trouble={check.trouble} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
