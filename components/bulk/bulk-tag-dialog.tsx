"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import type { Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioCards } from "@/components/ui/radio-cards";
import { useNumber } from "@/components/ui/use-number";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import { countedAccounts } from "@/lib/bulk/bulk-words";
import { tagsQuery } from "@/lib/queries/tags";
import { useStartRun } from "./use-start-run";

interface BulkTagDialogProps {
  selection: AccountSelection;
  count: number;
  onClose: () => void;
  onStarted: () => void;
}

/** Adds one tag to what is selected, or removes one. It can be undone, so nothing is asked. */
export function BulkTagDialog({ selection, count, onClose, onStarted }: BulkTagDialogProps) {
  const [formId, listId] = [useId(), useId()];
  const number = useNumber();
  const known = useQuery(tagsQuery(""));
  const field = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<"tag" | "untag">("tag");
  const [error, setError] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { start, startingKind } = useStartRun({
    onStarted: () => {
      onClose();
      onStarted();
    },
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const tag = field.current?.value.trim() ?? "";
    if (startingKind) return;
    if (tag === "") return refuse("Enter the tag");
    setTrouble(null);
    const problem = await start({ kind, selection, tag }, { isSilent: true });
    if (problem?.fieldErrors?.tag) refuse(problem.fieldErrors.tag);
    else setTrouble(problem);
  }

  function refuse(sentence: string) {
    setError(sentence);
    field.current?.focus();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Tag ${countedAccounts(count, number)}`}
      initialFocus={field}
      dismissible={!startingKind}
      footer={
        <DialogButtons onCancel={onClose} form={formId} busy={startingKind !== null} busyLabel="Starting…">
          {kind === "tag" ? "Add tag" : "Remove tag"}
        </DialogButtons>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        <RadioCards
          legend="What to do"
          value={kind}
          onChange={(value) => setKind(value === "untag" ? "untag" : "tag")}
          className="grid-cols-2 gap-2"
        >
          <RadioCard value="tag" label="Add a tag" />
          <RadioCard value="untag" label="Remove a tag" />
        </RadioCards>
        <Field label="Tag" hint="Up to 40 characters. It can be undone afterwards." error={error}>
          {(control) => (
            <Input
              {...control}
              ref={field}
              list={listId}
              maxLength={40}
              autoComplete="off"
              onChange={() => setError(undefined)}
            />
          )}
        </Field>
        <datalist id={listId}>
          {known.data?.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        {trouble && <TroubleCallout trouble={trouble} />}
      </form>
    </Dialog>
  );
}
