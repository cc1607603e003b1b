"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Activity, Ban, Inbox, UserRound, ZapOff } from "lucide-react";
import { type FormEvent, type RefObject, useId, useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Consequences, Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast";
import type { AccountView } from "@/lib/accounts/account-view";
import { revokeAccess } from "@/lib/actions/revoke-access";
import { accountKey } from "@/lib/queries/account";
import { accountListsKey } from "@/lib/queries/accounts-page";
import { environmentLabels } from "@/lib/vocabulary";
import { revokedWords, whereabouts } from "./account-words";

interface RevokeAccessDialogProps {
  account: AccountView;
  onClose: () => void;
  /** Gets the focus back; without it, whatever had it before. */
  finalFocus?: RefObject<HTMLElement | null>;
}

/** Asks before an access is taken back, and says what stops and what stays. In Production the name is typed. */
export function RevokeAccessDialog({ account, onClose, finalFocus }: RevokeAccessDialogProps) {
  const { id, name, environment } = account;
  const queries = useQueryClient();
  const formId = useId();
  const reason = useRef<HTMLTextAreaElement>(null);
  const typedName = useRef<HTMLInputElement>(null);
  const [isRevoking, setRevoking] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isConfirmed = () => typedName.current === null || typedName.current.value.trim() === name;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isRevoking) return;
    if (!isConfirmed()) return refuse({ confirmation: `Type ${name} to confirm` });
    setRevoking(true);
    setErrors({});
    setTrouble(null);
    try {
      const confirmation = typedName.current?.value;
      const result = await revokeAccess({ accountId: id, reason: reason.current?.value, confirmation });
      if (result.ok) {
        const description = `${name}: ${revokedWords[result.data.outcome]}`;
        showToast({ tone: "ok", title: "Access revoked", description });
        void queries.invalidateQueries({ queryKey: accountListsKey });
        void queries.invalidateQueries({ queryKey: accountKey(id) });
        return onClose();
      }
      if (result.error.fieldErrors) refuse(result.error.fieldErrors);
      else setTrouble(result.error);
    } catch (error) {
      setTrouble(lostConnection(error));
    }
    setRevoking(false);
  }

  function refuse(found: Record<string, string>) {
    setErrors(found);
    (found.reason ? reason : typedName).current?.focus();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Revoke access to ${name}?`}
      description={`${whereabouts(account)}, ${environmentLabels[environment]}`}
      initialFocus={reason}
      finalFocus={finalFocus}
      dismissible={!isRevoking}
      footer={
        <DialogButtons onCancel={onClose} form={formId} variant="danger" busy={isRevoking} busyLabel="Revoking…">
          <Ban aria-hidden />
          Revoke access
        </DialogButtons>
      }
    >
      <Consequences items={consequences} />
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="mt-5 grid gap-4">
        <Field label="Reason (optional)" hint="Also kept in Mirakl’s token history." error={errors.reason}>
          {(control) => (
            <Textarea {...control} ref={reason} rows={2} placeholder="For example: contract ended on 30 November" />
          )}
        </Field>
        {environment === "production" && (
          <Field label={`Type ${name} to confirm`} error={errors.confirmation}>
            {(control) => (
              <Input
                {...control}
                ref={typedName}
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

const consequences = [
  {
    icon: <ZapOff aria-hidden />,
    lead: "The access stops working at once.",
    rest: "Latchkey stops using it first. Mirakl is told to revoke it, and asked again until it confirms; then the tokens are destroyed here.",
  },
  {
    icon: <Inbox aria-hidden />,
    lead: "Messages are no longer pulled.",
    rest: "What is here already stays, and data at Mirakl is not affected.",
  },
  {
    icon: <UserRound aria-hidden />,
    lead: "Only a new sign-in undoes this:",
    rest: "someone with access at Mirakl signs in there and agrees again.",
  },
  { icon: <Activity aria-hidden />, lead: "The activity keeps it", rest: "under your name, with the reason." },
];
