"use client";

import { useRouter } from "next/navigation";
import { useEffect, useReducer, useRef } from "react";
import { lostConnection } from "@/components/account/trouble";
import { addAccount } from "@/lib/actions/add-account";
import { verifyConnection } from "@/lib/actions/verify-connection";
import { paths } from "@/lib/paths";
import { draftErrors, firstInvalidField } from "./draft-errors";
import { forgetStoredDraft, readStoredDraft, storeDraft } from "./stored-draft";
import {
  type DraftField,
  type TypedMethod,
  toConnectionInput,
  type WizardDraft,
  withNormalisedUrl,
} from "./wizard-draft";
import { initialWizardState, wizardReducer } from "./wizard-state";

/**
 * The wizard's memory and its two actions. It outlives both steps, so that going back and forth or switching the
 * method loses nothing; secrets live here only and are gone with the page.
 */
export function useWizard() {
  const router = useRouter();
  const [state, dispatch] = useReducer(wizardReducer, initialWizardState);
  const form = useRef<HTMLFormElement>(null);
  const lastRun = useRef(0);
  const isBusy = useRef(false);
  const mayStore = useRef(false);

  useEffect(() => {
    // The browser keeps what was typed before this page listened, but tells nobody.
    for (const [field, value] of typedBefore(form.current)) dispatch({ type: "typed", field, value });
    const restored = readStoredDraft(sessionStorage);
    // Whoever is typing already must not find other text under the cursor.
    if (document.activeElement instanceof HTMLInputElement) {
      delete restored[document.activeElement.dataset.field as DraftField];
    }
    dispatch({ type: "restored", values: restored });
    mayStore.current = true;
  }, []);

  const { draft } = state;
  useEffect(() => {
    if (mayStore.current) storeDraft(sessionStorage, draft);
  }, [draft]);

  /** The draft as it is sent, or null after the errors were shown and the first wrong field was focused. */
  function checkedDraft(method: TypedMethod): WizardDraft | null {
    dispatch({ type: "submitted", method });
    const normalised = withNormalisedUrl(draft).draft;
    const invalid = firstInvalidField(method, draftErrors(method, normalised));
    if (!invalid) return normalised;
    focusField(form.current, invalid);
    return null;
  }

  async function verify(method: TypedMethod) {
    if (isBusy.current) return;
    const checked = checkedDraft(method);
    if (!checked) return;
    const id = ++lastRun.current;
    dispatch({ type: "run_started", id, method });
    try {
      const result = await verifyConnection(toConnectionInput(method, checked));
      if (!result.ok) return dispatch({ type: "run_broken", id, trouble: result.error });
      for await (const check of result.data) {
        if (lastRun.current !== id) return;
        dispatch({ type: "checked", id, check });
      }
      dispatch({ type: "run_finished", id, at: Date.now() });
    } catch (error) {
      dispatch({ type: "run_broken", id, trouble: lostConnection(error) });
    }
  }

  async function save(method: TypedMethod) {
    if (isBusy.current) return;
    const checked = checkedDraft(method);
    if (!checked) return;
    isBusy.current = true;
    dispatch({ type: "save_started" });
    try {
      const result = await addAccount(toConnectionInput(method, checked));
      if (!result.ok) dispatch({ type: "save_refused", trouble: result.error });
      else if (result.data.outcome === "not_verified") {
        dispatch({ type: "save_not_verified", checks: result.data.checks, at: Date.now() });
      } else {
        mayStore.current = false;
        forgetStoredDraft(sessionStorage);
        // Still busy: the next page takes over.
        return router.push(`${paths.account(result.data.accountId)}?added`);
      }
    } catch (error) {
      dispatch({ type: "save_refused", trouble: lostConnection(error) });
    }
    isBusy.current = false;
  }

  return {
    state,
    form,
    type: (field: DraftField, value: string) => dispatch({ type: "typed", field, value }),
    leave: (field: DraftField, method: TypedMethod) => dispatch({ type: "left", field, method }),
    verify,
    save,
  };
}

export type Wizard = ReturnType<typeof useWizard>;

function focusField(form: HTMLFormElement | null, field: DraftField): void {
  form?.querySelector<HTMLElement>(`input[data-field=${field}], [data-field=${field}] input`)?.focus();
}

function typedBefore(form: HTMLFormElement | null): [DraftField, string][] {
  const inputs = form?.querySelectorAll<HTMLInputElement>("input[data-field], [data-field] input:checked") ?? [];
  return [...inputs].flatMap((input) => {
    const field = input.closest<HTMLElement>("[data-field]")?.dataset.field as DraftField | undefined;
    return field && input.value ? [[field, input.value]] : [];
  });
}
