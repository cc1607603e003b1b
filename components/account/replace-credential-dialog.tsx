"use client";

import { ExternalLink } from "lucide-react";
import { type FormEvent, type RefObject, useId, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SecretInput } from "@/components/ui/secret-input";
import type { AccountDetailView } from "@/lib/accounts/account-view";
import { environmentLabels } from "@/lib/vocabulary";
import { FailedCheck } from "./failed-check";
import { TroubleCallout } from "./trouble-callout";
import { type CredentialField, credentialFields, useReplaceCredential } from "./use-replace-credential";

interface ReplaceCredentialDialogProps {
  account: AccountDetailView;
  /** Reconnecting says why new credentials are needed; replacing is somebody's own wish. */
  purpose: "reconnect" | "replace";
  onClose: () => void;
  onReplaced: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

const labels: Record<CredentialField, string> = {
  apiKey: "API key",
  clientId: "Client ID",
  clientSecret: "Client secret",
};

/** Takes new credentials, which are verified before they replace the old ones. */
export function ReplaceCredentialDialog({
  account,
  purpose,
  onClose,
  onReplaced,
  finalFocus,
}: ReplaceCredentialDialogProps) {
  const { state, type, submit } = useReplaceCredential(account, onReplaced);
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const isKey = account.authenticationMethod === "api_key";
  const verb = purpose === "reconnect" ? "Reconnect" : isKey ? "Replace API key" : "Replace client secret";

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const field = await submit();
    if (field) form.current?.querySelector<HTMLElement>(`[data-field=${field}]`)?.focus();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={purpose === "reconnect" ? `Reconnect ${account.name}` : `${verb} of ${account.name}?`}
      description={<Why account={account} purpose={purpose} />}
      initialFocus={first}
      finalFocus={finalFocus}
      dismissible={!state.isBusy}
      footer={
        <DialogButtons onCancel={onClose} form={formId} busy={state.isBusy} busyLabel="Verifying…">
          {verb}
        </DialogButtons>
      }
    >
      <form ref={form} id={formId} onSubmit={onSubmit} noValidate className="grid gap-4">
        {credentialFields(account).map((field) => {
          const isSecret = field !== "clientId";
          const Control = isSecret ? SecretInput : Input;
          return (
            <Field
              key={field}
              label={labels[field]}
              error={state.errors[field]}
              hint={isSecret ? hintOf(account) : undefined}
            >
              {(control) => (
                <Control
                  {...control}
                  {...(isSecret ? { ref: first } : { mono: true, autoComplete: "off", spellCheck: false })}
                  data-field={field}
                  value={state.typed[field]}
                  onChange={(event) => type(field, event.target.value)}
                />
              )}
            </Field>
          );
        })}
        <WhereToMakeIt account={account} />
        {state.trouble && <TroubleCallout trouble={state.trouble} />}
        {state.checks && <FailedCheck checks={state.checks} />}
      </form>
    </Dialog>
  );
}

function Why({ account, purpose }: { account: AccountDetailView; purpose: "reconnect" | "replace" }) {
  const isKey = account.authenticationMethod === "api_key";
  const what = isKey ? "an API key" : "a client ID and secret";
  if (purpose === "replace") {
    return (
      <p>It is verified first and replaces the old one only if it passes. The old one is destroyed here at once.</p>
    );
  }
  return (
    <>
      {account.status === "reconnect" && account.failure && <p>{account.failure.message}</p>}
      <p>
        This account connects with {what} of {environmentLabels[account.environment]}
        {account.host && ` on ${account.host}`}. New credentials of the same {account.host ? "shop" : "company"} are
        verified first and then replace the old ones.
      </p>
    </>
  );
}

function hintOf({ authenticationMethod, secretLastFour }: AccountDetailView): string {
  const what = authenticationMethod === "api_key" ? "key" : "secret";
  return secretLastFour
    ? `The stored ${what} ends in ${secretLastFour} and is never shown.`
    : `The stored ${what} is never shown.`;
}

function WhereToMakeIt({ account }: { account: AccountDetailView }) {
  if (!account.apiKeyPageUrl) {
    return (
      <p className="text-12 text-text-2">
        Where to find it:{" "}
        {account.host
          ? "Mirakl’s developer portal, or your Mirakl contact"
          : "Mirakl Connect, under Settings › API integration"}
        .
      </p>
    );
  }
  return (
    <p className="wrap-anywhere text-12 text-text-2">
      Where to make it:{" "}
      <a href={account.apiKeyPageUrl} target="_blank" rel="noreferrer" className="link">
        {account.apiKeyPageUrl.replace(/^https?:\/\//, "")}
        <ExternalLink aria-label="opens in a new tab" className="ml-1 inline size-3" />
      </a>
      . A new key replaces the old one at once.
    </p>
  );
}
