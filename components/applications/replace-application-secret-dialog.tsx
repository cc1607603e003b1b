"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Ban, RefreshCw } from "lucide-react";
import { type FormEvent, type RefObject, useId, useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { Consequences, Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { SecretInput } from "@/components/ui/secret-input";
import { replaceApplicationSecret } from "@/lib/actions/replace-application-secret";
import type { ApplicationView } from "@/lib/applications/application-view";
import { secondMs } from "@/lib/clock";
import { applicationsKey, applicationsQuery } from "@/lib/queries/applications";
import { RecheckProgress } from "./recheck-progress";

interface ReplaceApplicationSecretDialogProps {
  application: ApplicationView;
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Takes a new client secret, says what it costs, then shows how the accounts are checked again. */
export function ReplaceApplicationSecretDialog(props: ReplaceApplicationSecretDialogProps) {
  const [isReplaced, setReplaced] = useState(false);
  return isReplaced ? <Recheck {...props} /> : <NewSecret {...props} onReplaced={() => setReplaced(true)} />;
}

function NewSecret({
  application: { id, name, secretLastFour, livingAccounts },
  onClose,
  onReplaced,
  finalFocus,
}: ReplaceApplicationSecretDialogProps & { onReplaced: () => void }) {
  const queries = useQueryClient();
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [secret, setSecret] = useState("");
  const [error, setError] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (!secret.trim()) return refuse("Enter the client secret");
    setBusy(true);
    setTrouble(null);
    try {
      const result = await replaceApplicationSecret({ applicationId: id, clientSecret: secret });
      if (result.ok) {
        await queries.invalidateQueries({ queryKey: applicationsKey });
        return onReplaced();
      }
      if (result.error.fieldErrors?.clientSecret) refuse(result.error.fieldErrors.clientSecret);
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

  const accounts = livingAccounts === 1 ? "1 account" : `${livingAccounts} accounts`;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Replace client secret of ${name}?`}
      initialFocus={input}
      finalFocus={finalFocus}
      dismissible={!isBusy}
      footer={
        <DialogButtons onCancel={onClose} form={formId} busy={isBusy} busyLabel="Replacing…">
          Replace client secret
        </DialogButtons>
      }
    >
      <Consequences
        items={[
          {
            icon: <Ban aria-hidden />,
            lead: "A new client secret invalidates the active tokens.",
            rest: "Mirakl does that when it issues the secret, so what this application connects has stopped working, or is about to.",
          },
          {
            icon: <RefreshCw aria-hidden />,
            lead: `${livingAccounts === 0 ? "No account" : accounts} ${livingAccounts > 1 ? "are" : "is"} checked again`,
            rest:
              livingAccounts === 0
                ? "as this application connects none."
                : "with the new secret, by themselves. What needs a new sign-in is shown under Accounts.",
          },
        ]}
      />
      <form id={formId} onSubmit={submit} noValidate className="mt-5 grid gap-4">
        <Field
          label="Client secret"
          error={error}
          hint={
            secretLastFour
              ? `The stored one ends in ${secretLastFour} and is never shown.`
              : "The stored one is never shown."
          }
        >
          {(control) => (
            <SecretInput
              {...control}
              ref={input}
              value={secret}
              onChange={(event) => {
                setSecret(event.target.value);
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

function Recheck({ application: { id, name }, onClose, finalFocus }: ReplaceApplicationSecretDialogProps) {
  const { data } = useQuery({ ...applicationsQuery(), refetchInterval: secondMs });
  const close = useRef<HTMLButtonElement>(null);
  const recheck = data?.applications.find((application) => application.id === id)?.recheck;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Client secret of ${name} replaced`}
      description="Its accounts are checked again. You can close this; it goes on by itself, and the list shows how far it is."
      initialFocus={close}
      finalFocus={finalFocus}
      footer={
        <Button size="large" variant="primary" ref={close} onClick={onClose}>
          Close
        </Button>
      }
    >
      {recheck && <RecheckProgress recheck={recheck} />}
    </Dialog>
  );
}
