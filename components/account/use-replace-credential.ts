"use client";

import { useState } from "react";
import type { AccountDetailView, VerificationCheck } from "@/lib/accounts/account-view";
import { replaceApiKey } from "@/lib/actions/replace-api-key";
import { replaceClientSecret } from "@/lib/actions/replace-client-secret";
import { lostConnection, type Trouble } from "./trouble";

export type CredentialField = "apiKey" | "clientId" | "clientSecret";
export type TypedCredential = Record<CredentialField, string>;

const required: Record<CredentialField, string> = {
  apiKey: "Enter the API key",
  clientId: "Enter the client ID",
  clientSecret: "Enter the client secret",
};

/** What the dialog shows while new credentials are typed and tried. */
export interface ReplaceState {
  typed: TypedCredential;
  errors: Partial<TypedCredential>;
  /** Of the last try that did not pass; the old credentials are still in place. */
  checks: VerificationCheck[] | null;
  trouble: Trouble | null;
  isBusy: boolean;
}

/** Fields of the account's method, in the order of the form. */
export function credentialFields(account: AccountDetailView): CredentialField[] {
  return account.authenticationMethod === "api_key" ? ["apiKey"] : ["clientId", "clientSecret"];
}

/**
 * Tries new credentials on the server, which stores them only if they pass. What is typed stays here until the
 * dialog closes, so that a slip can be mended.
 */
export function useReplaceCredential(account: AccountDetailView, onReplaced: () => void) {
  const [state, setState] = useState<ReplaceState>({
    typed: { apiKey: "", clientId: account.clientId ?? "", clientSecret: "" },
    errors: {},
    checks: null,
    trouble: null,
    isBusy: false,
  });
  const change = (more: Partial<ReplaceState>) => setState((before) => ({ ...before, ...more }));

  function type(field: CredentialField, value: string) {
    setState((before) => ({
      ...before,
      typed: { ...before.typed, [field]: value },
      errors: { ...before.errors, [field]: undefined },
    }));
  }

  /** @returns the field to focus when something is missing, else null */
  async function submit(): Promise<CredentialField | null> {
    if (state.isBusy) return null;
    const empty = credentialFields(account).filter((field) => !state.typed[field].trim());
    if (empty[0]) {
      change({ errors: Object.fromEntries(empty.map((field) => [field, required[field]])) });
      return empty[0];
    }
    change({ isBusy: true, errors: {}, checks: null, trouble: null });
    try {
      const result = await send();
      if (!result.ok) {
        const errors: Partial<TypedCredential> = result.error.fieldErrors ?? {};
        change({ isBusy: false, errors, trouble: result.error.fieldErrors ? null : result.error });
        return credentialFields(account).find((field) => errors[field]) ?? null;
      }
      if (result.data.outcome === "replaced") onReplaced();
      else change({ isBusy: false, checks: result.data.checks, errors: markedFields(result.data.checks) });
    } catch (error) {
      change({ isBusy: false, trouble: lostConnection(error) });
    }
    return null;
  }

  function send() {
    const { apiKey, clientId, clientSecret } = state.typed;
    return account.authenticationMethod === "api_key"
      ? replaceApiKey({ accountId: account.id, apiKey })
      : replaceClientSecret({ accountId: account.id, clientId, clientSecret });
  }

  return { state, type, submit };
}

function markedFields(checks: VerificationCheck[]): Partial<TypedCredential> {
  return Object.fromEntries(
    checks.flatMap(({ state, field, error }) =>
      state === "failed" && error && field && field in required ? [[field, error.message]] : [],
    ),
  );
}
