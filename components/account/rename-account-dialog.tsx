"use client";

import { type FormEvent, type RefObject, useId, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AccountView } from "@/lib/accounts/account-view";
import { renameAccount } from "@/lib/actions/rename-account";
import { lostConnection, type Trouble } from "./trouble";
import { TroubleCallout } from "./trouble-callout";

interface RenameAccountDialogProps {
  account: AccountView;
  onClose: () => void;
  onRenamed: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Gives the account another name; everything else stays. */
export function RenameAccountDialog({ account, onClose, onRenamed, finalFocus }: RenameAccountDialogProps) {
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(account.name);
  const [error, setError] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (name.trim() === account.name) return onClose();
    if (!name.trim()) return refuse("Enter the account name");
    setBusy(true);
    setTrouble(null);
    try {
      const result = await renameAccount({ accountId: account.id, name });
      if (result.ok) return onRenamed();
      if (result.error.fieldErrors?.name) refuse(result.error.fieldErrors.name);
      else setTrouble(result.error);
    } catch (thrown) {
      setTrouble(lostConnection(thrown));
    }
    setBusy(false);
  }

  function refuse(message: string) {
    setError(message);
    input.current?.focus();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Rename ${account.name}`}
      initialFocus={input}
      finalFocus={finalFocus}
      dismissible={!isBusy}
      footer={
        <DialogButtons onCancel={onClose} form={formId} busy={isBusy} busyLabel="Renaming…">
          Rename
        </DialogButtons>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <Field label="Account name" error={error} hint="The name your colleagues will look for.">
          {(control) => (
            <Input
              {...control}
              ref={input}
              autoComplete="off"
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setError(undefined);
              }}
            />
          )}
        </Field>
        {trouble && <TroubleCallout trouble={trouble} />}
      </form>
    </Dialog>
  );
}
