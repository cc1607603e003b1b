"use client";

import { Activity, Ban, Inbox, KeyRound, Trash2, UserRound, ZapOff } from "lucide-react";
import { type FormEvent, useId, useRef, useState } from "react";
import type { Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Consequences, Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useNumber } from "@/components/ui/use-number";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import type { BulkKindPreview } from "@/lib/bulk/bulk-view";
import { countedAccounts } from "@/lib/bulk/bulk-words";
import { confirmsNumber } from "@/lib/bulk/confirms-number";
import { needsConfirmation } from "@/lib/bulk/needs-confirmation";
import type { NumberText } from "@/lib/number-text";
import { leftOutText } from "./bulk-texts";
import { useStartRun } from "./use-start-run";

interface BulkConfirmDialogProps {
  kind: "revoke" | "remove";
  selection: AccountSelection;
  preview: BulkKindPreview;
  onClose: () => void;
  onStarted: () => void;
}

/** Asks before access of accounts is revoked, or accounts are removed: what that does, and how many it is about. */
export function BulkConfirmDialog({ kind, selection, preview, onClose, onStarted }: BulkConfirmDialogProps) {
  const { title, verb, busy, Icon, consequences } = words[kind];
  const number = useNumber();
  const count = number(preview.applies);
  const asksNumber = needsConfirmation(kind, preview);
  const formId = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const typed = useRef<HTMLInputElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { start, startingKind } = useStartRun({
    onStarted: () => {
      onClose();
      onStarted();
    },
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (startingKind) return;
    const confirmation = typed.current?.value;
    if (asksNumber && !confirmsNumber(confirmation, preview.applies)) {
      return refuse({ confirmation: `Type ${count} to confirm` });
    }
    setTrouble(null);
    const problem = await start({ kind, selection, reason: reason.current?.value, confirmation }, { isSilent: true });
    if (problem?.fieldErrors) refuse(problem.fieldErrors);
    else setTrouble(problem);
  }

  function refuse(found: Record<string, string>) {
    setErrors(found);
    (found.reason ? reason : typed).current?.focus();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title(countedAccounts(preview.applies, number))}
      description={describe(preview, number)}
      initialFocus={kind === "revoke" ? reason : asksNumber ? typed : cancel}
      dismissible={!startingKind}
      footer={
        <DialogButtons
          onCancel={onClose}
          cancelRef={cancel}
          form={formId}
          variant="danger"
          busy={startingKind !== null}
          busyLabel={busy}
        >
          <Icon aria-hidden />
          {verb(countedAccounts(preview.applies, number))}
        </DialogButtons>
      }
    >
      <Consequences items={consequences} />
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="mt-5 grid gap-4">
        {kind === "revoke" && (
          <Field label="Reason (optional)" hint="Also kept in Mirakl’s token history." error={errors.reason}>
            {(control) => (
              <Textarea {...control} ref={reason} rows={2} placeholder="For example: contract ended on 30 November" />
            )}
          </Field>
        )}
        {asksNumber && (
          <Field label={`Type ${count} to confirm`} error={errors.confirmation}>
            {(control) => (
              <Input
                {...control}
                ref={typed}
                inputMode="numeric"
                autoComplete="off"
                spellCheck={false}
                onChange={() => setErrors({})}
              />
            )}
          </Field>
        )}
        {trouble && <TroubleCallout trouble={trouble} />}
      </form>
    </Dialog>
  );
}

function describe(preview: BulkKindPreview, number: NumberText): string {
  const production = preview.inProduction > 0 ? `${number(preview.inProduction)} in Production` : null;
  return [production, leftOutText(preview, number)].filter(Boolean).join(". ");
}

const words = {
  revoke: {
    title: (accounts: string) => `Revoke access to ${accounts}?`,
    verb: () => "Revoke access",
    busy: "Starting…",
    Icon: Ban,
    consequences: [
      {
        icon: <ZapOff aria-hidden />,
        lead: "Each access stops working at once.",
        rest: "Latchkey stops using it first. Mirakl is told to revoke it, and asked again until it confirms.",
      },
      {
        icon: <Inbox aria-hidden />,
        lead: "Messages are no longer pulled.",
        rest: "What is here already stays, and data at Mirakl is not affected.",
      },
      {
        icon: <UserRound aria-hidden />,
        lead: "Only new sign-ins undo this:",
        rest: "for each account someone with access at Mirakl signs in there and agrees again.",
      },
      { icon: <Activity aria-hidden />, lead: "The activity keeps it", rest: "under your name, with the reason." },
    ],
  },
  remove: {
    title: (accounts: string) => `Remove ${accounts}?`,
    verb: (accounts: string) => `Remove ${accounts}`,
    busy: "Starting…",
    Icon: Trash2,
    consequences: [
      {
        icon: <ZapOff aria-hidden />,
        lead: "Their secrets are destroyed at once.",
        rest: "What was granted through Sign in with Mirakl is revoked at Mirakl as well.",
      },
      {
        icon: <KeyRound aria-hidden />,
        lead: "Keys and client secrets stay valid at Mirakl:",
        rest: "regenerate them there if somebody else may know them.",
      },
      {
        icon: <Inbox aria-hidden />,
        lead: "Messages and history here go with them.",
        rest: "Data at Mirakl is not affected, and the activity stays.",
      },
    ],
  },
};
