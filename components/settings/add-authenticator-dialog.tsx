"use client";

import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { confirmAuthenticator } from "@/lib/actions/confirm-authenticator";
import { startAuthenticator } from "@/lib/actions/start-authenticator";
import type { NewAuthenticatorView } from "@/lib/users/sign-in-security-view";
import { QrCode } from "./qr-code";
import { RecoveryCodes } from "./recovery-codes";
import { SecurityTrouble } from "./security-trouble";
import { useOwnChange } from "./use-own-change";

interface AddAuthenticatorDialogProps {
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Sets up an authenticator app: scan, enter its first code, keep the recovery codes. */
export function AddAuthenticatorDialog({ onClose, finalFocus }: AddAuthenticatorDialogProps) {
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const started = useRef(false);
  const [begun, setBegun] = useState<NewAuthenticatorView | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [error, setError] = useState<string>();
  const { isBusy, trouble, run } = useOwnChange();

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void run(() => startAuthenticator({ wanted: true })).then((found) => setBegun(found?.data ?? null));
  }, [run]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || !input.current) return;
    const code = input.current.value.replace(/\s/g, "");
    if (!/^\d{6}$/.test(code)) {
      setError("Enter the six digits that the app shows");
      return input.current.focus();
    }
    const confirmed = await run(() => confirmAuthenticator({ code }));
    if (confirmed) return setCodes(confirmed.data.recoveryCodes);
    input.current?.select();
  }

  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} finalFocus={finalFocus} />;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Set up authenticator app"
      description="Scan the code with an authenticator app, then enter the six digits that it shows."
      initialFocus={input}
      finalFocus={finalFocus}
      dismissible={!isBusy}
      footer={
        <DialogButtons
          onCancel={onClose}
          form={formId}
          disabled={!begun}
          busy={isBusy && !!begun}
          busyLabel="Checking…"
        >
          Confirm code
        </DialogButtons>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
        <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-5 phone:grid-cols-1 phone:justify-items-center">
          {begun ? <QrCode code={begun.qrCode} /> : <Skeleton className="size-44" />}
          <div className="grid gap-1.5 text-13">
            <p className="text-text-2">No camera at hand? Enter this key in the app instead.</p>
            <div className="flex items-start gap-1">
              <code data-testid="authenticator-key" className="wrap-anywhere min-w-0 flex-1 font-mono">
                {begun?.key ?? "…"}
              </code>
              {begun && <CopyButton text={begun.key.replaceAll(" ", "")} label="Copy key" />}
            </div>
          </div>
        </div>
        <Field label="Code" error={error} hint="Six digits. They change every 30 seconds.">
          {(control) => (
            <Input
              {...control}
              ref={input}
              inputMode="numeric"
              autoComplete="one-time-code"
              className="max-w-40 tracking-widest"
              onChange={() => setError(undefined)}
            />
          )}
        </Field>
        <SecurityTrouble trouble={trouble} />
      </form>
    </Dialog>
  );
}
