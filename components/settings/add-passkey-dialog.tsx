"use client";

import { type FormEvent, type RefObject, useId, useRef, useState } from "react";
import type { Trouble } from "@/components/account/trouble";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast";
import { finishPasskeyRegistration } from "@/lib/actions/finish-passkey-registration";
import { startPasskeyRegistration } from "@/lib/actions/start-passkey-registration";
import { SecurityTrouble } from "./security-trouble";
import { useOwnChange } from "./use-own-change";

interface AddPasskeyDialogProps {
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Names a passkey, then lets the browser make it. */
export function AddPasskeyDialog({ onClose, finalFocus }: AddPasskeyDialogProps) {
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string>();
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const { isBusy, trouble, run } = useOwnChange();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || !input.current) return;
    const name = input.current.value.trim();
    if (!name) {
      setError("Enter a name that tells this passkey from others");
      return input.current.focus();
    }
    setRefusal(null);
    const begun = await run(() => startPasskeyRegistration({ wanted: true }));
    if (!begun) return;
    const { startRegistration } = await import("@simplewebauthn/browser");
    const response = await startRegistration({ optionsJSON: begun.data }).catch((thrown: unknown) => {
      setRefusal(thrown instanceof Error && thrown.name === "InvalidStateError" ? known : noPasskey);
      return null;
    });
    // What the browser says is plain data; its type is narrower than what an action takes.
    if (!response || !(await run(() => finishPasskeyRegistration({ name, response: response as never })))) return;
    showToast({ tone: "ok", title: "Passkey added", description: `${name}: sign in with it next time` });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a passkey"
      description="The browser asks where to keep it: on this device, on a phone or on a security key."
      initialFocus={input}
      finalFocus={finalFocus}
      dismissible={!isBusy}
      footer={
        <DialogButtons onCancel={onClose} form={formId} busy={isBusy} busyLabel="Adding…">
          Add passkey
        </DialogButtons>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        <Field label="Passkey name" error={error} hint="For you alone, such as “Laptop” or “Blue security key”.">
          {(control) => (
            <Input {...control} ref={input} autoComplete="off" maxLength={80} onChange={() => setError(undefined)} />
          )}
        </Field>
        <SecurityTrouble trouble={trouble ?? refusal} />
      </form>
    </Dialog>
  );
}

const known: Trouble = {
  message: "This device has a passkey for your account already. Nothing was added.",
  advice: ["Use it, or choose another device."],
};
const noPasskey: Trouble = {
  message: "The browser made no passkey: it was cancelled, took too long, or is not possible here. Nothing was added.",
  advice: ["Try again, and choose another device if this one cannot."],
};
