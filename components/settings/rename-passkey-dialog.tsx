"use client";

import { type FormEvent, type RefObject, useId, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { renamePasskey } from "@/lib/actions/rename-passkey";
import type { PasskeyView } from "@/lib/users/sign-in-security-view";
import { SecurityTrouble } from "./security-trouble";
import { useOwnChange } from "./use-own-change";

interface RenamePasskeyDialogProps {
  passkey: PasskeyView;
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Gives a passkey another name; the device that holds it goes on with its own. */
export function RenamePasskeyDialog({ passkey, onClose, finalFocus }: RenamePasskeyDialogProps) {
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string>();
  const { isBusy, trouble, run } = useOwnChange();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || !input.current) return;
    const name = input.current.value.trim();
    if (!name) {
      setError("Enter a name that tells this passkey from others");
      return input.current.focus();
    }
    if (await run(() => renamePasskey({ passkeyId: passkey.id, name }))) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Rename ${passkey.name}`}
      initialFocus={input}
      finalFocus={finalFocus}
      dismissible={!isBusy}
      footer={
        <DialogButtons onCancel={onClose} form={formId} busy={isBusy} busyLabel="Renaming…">
          Rename
        </DialogButtons>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        <Field label="Passkey name" error={error}>
          {(control) => (
            <Input
              {...control}
              ref={input}
              autoComplete="off"
              maxLength={80}
              defaultValue={passkey.name}
              onChange={() => setError(undefined)}
            />
          )}
        </Field>
        <SecurityTrouble trouble={trouble} />
      </form>
    </Dialog>
  );
}
