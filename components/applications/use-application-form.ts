"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { showToast } from "@/components/ui/toast";
import { addApplication } from "@/lib/actions/add-application";
import { updateApplication } from "@/lib/actions/update-application";
import { paths } from "@/lib/paths";
import { applicationsKey } from "@/lib/queries/applications";
import {
  type ApplicationDraft,
  type ApplicationErrors,
  type ApplicationField,
  applicationErrors,
  firstInvalidField,
  proposedSlug,
  toApplicationChange,
  toApplicationInput,
} from "./application-draft";

interface FormState {
  draft: ApplicationDraft;
  errors: ApplicationErrors;
  trouble: Trouble | null;
  isBusy: boolean;
  /** From then on the name proposes no public address any more. */
  isSlugTyped: boolean;
}

/**
 * The memory of the form, and saving what it holds.
 * @param applicationId of the one that is changed; null = a new one
 */
export function useApplicationForm(initial: ApplicationDraft, applicationId: string | null) {
  const router = useRouter();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<FormState>({
    draft: initial,
    errors: {},
    trouble: null,
    isBusy: false,
    isSlugTyped: applicationId !== null,
  });
  const change = (more: Partial<FormState>) => setState((before) => ({ ...before, ...more }));

  function type<Field extends ApplicationField>(field: Field, value: ApplicationDraft[Field]) {
    setState((before) => {
      const draft = { ...before.draft, [field]: value };
      const isSlugTyped = before.isSlugTyped || field === "slug";
      if (field === "name" && !isSlugTyped) draft.slug = proposedSlug(draft.name);
      const errors: ApplicationErrors = { ...before.errors, [field]: undefined };
      // Which audience fits depends on the integration type; a proposed address mends itself.
      if (field === "integrationType") errors.audience = undefined;
      if (field === "name" && !isSlugTyped) errors.slug = undefined;
      return { ...before, draft, errors, isSlugTyped, trouble: null };
    });
  }

  /** Leaving a field says what is wrong with it, but not that it is still empty. */
  function leave(field: ApplicationField) {
    const found = state.draft[field] === "" ? undefined : applicationErrors(state.draft, applicationId)[field];
    if (found) change({ errors: { ...state.errors, [field]: found } });
  }

  async function save() {
    if (state.isBusy) return;
    const errors = applicationErrors(state.draft, applicationId);
    if (firstInvalidField(errors)) return refuse(errors, null);
    change({ isBusy: true, errors: {}, trouble: null });
    try {
      const result = await send();
      if (!result.ok) {
        const { fieldErrors = {}, code } = result.error;
        return refuse(fieldErrors, code === "invalid_input" && firstInvalidField(fieldErrors) ? null : result.error);
      }
      void queries.invalidateQueries({ queryKey: applicationsKey });
      if (applicationId) showToast({ tone: "ok", title: "Application saved", description: state.draft.name.trim() });
      const added =
        "applicationId" in result.data ? `?${new URLSearchParams({ added: result.data.applicationId })}` : "";
      // Still busy: the next page takes over.
      router.push(paths.applications() + added);
    } catch (error) {
      refuse({}, lostConnection(error));
    }
  }

  function send() {
    return applicationId
      ? updateApplication(toApplicationChange(applicationId, state.draft))
      : addApplication(toApplicationInput(state.draft));
  }

  function refuse(errors: ApplicationErrors, trouble: Trouble | null) {
    change({ isBusy: false, errors, trouble });
    const field = firstInvalidField(errors);
    if (field) form.current?.querySelector<HTMLElement>(`[data-field=${field}], [data-field=${field}] input`)?.focus();
  }

  return { state, form, type, leave, save };
}

export type ApplicationFormMemory = ReturnType<typeof useApplicationForm>;
