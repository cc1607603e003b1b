import type { Trouble } from "@/components/account/trouble";
import type { VerificationCheck } from "@/lib/accounts/account-view";
import { type DraftErrors, draftErrors } from "./draft-errors";
import {
  type DraftField,
  emptyDraft,
  fieldsOfMethod,
  type TypedMethod,
  type WizardDraft,
  withNormalisedUrl,
} from "./wizard-draft";

/** One press of "Verify connection". */
export interface CheckRun {
  /** Answers of an older run carry another number and are ignored. */
  id: number;
  method: TypedMethod;
  /** Origin that was checked; null = Mirakl Connect. */
  baseUrl: string | null;
  state: "running" | "finished" | "broken";
  checks: VerificationCheck[];
  /** A value was changed since: the result no longer speaks about what the form holds. */
  isOutdated: boolean;
  trouble: Trouble | null;
  /** Epoch milliseconds. */
  finishedAt: number | null;
}

export interface WizardState {
  draft: WizardDraft;
  errors: DraftErrors;
  /** What the address was typed as, when leaving the field cleaned it. */
  shortenedFrom: string | null;
  run: CheckRun | null;
  isSaving: boolean;
  saveTrouble: Trouble | null;
}

export type WizardEvent =
  | { type: "restored"; values: Partial<WizardDraft> }
  | { type: "typed"; field: DraftField; value: string }
  | { type: "left"; field: DraftField; method: TypedMethod }
  | { type: "submitted"; method: TypedMethod }
  | { type: "run_started"; id: number; method: TypedMethod }
  | { type: "checked"; id: number; check: VerificationCheck }
  | { type: "run_finished"; id: number; at: number }
  | { type: "run_broken"; id: number; trouble: Trouble }
  | { type: "save_started" }
  | { type: "save_refused"; trouble: Trouble }
  | { type: "save_not_verified"; checks: VerificationCheck[]; at: number };

export const initialWizardState: WizardState = {
  draft: emptyDraft,
  errors: {},
  shortenedFrom: null,
  run: null,
  isSaving: false,
  saveTrouble: null,
};

export function wizardReducer(state: WizardState, event: WizardEvent): WizardState {
  switch (event.type) {
    case "restored": {
      const untouched = Object.entries(event.values).filter(([field]) => !state.draft[field as DraftField]);
      return { ...state, draft: { ...state.draft, ...Object.fromEntries(untouched) } };
    }
    case "typed":
      return typed(state, event.field, event.value);
    case "left":
      return left(state, event.field, event.method);
    case "submitted": {
      const next = normalised(state);
      return { ...next, errors: draftErrors(event.method, next.draft), saveTrouble: null };
    }
    case "run_started":
      return { ...state, saveTrouble: null, run: newRun(event.id, event.method, state.draft) };
    case "checked":
      return inRun(state, event.id, (run) => ({ ...run, checks: [...run.checks, event.check] }));
    case "run_finished":
      return inRun(state, event.id, (run) => ({ ...run, state: "finished", finishedAt: event.at }));
    case "run_broken": {
      const next = inRun(state, event.id, (run) => ({ ...run, state: "broken", trouble: event.trouble }));
      return next === state ? state : { ...next, errors: { ...next.errors, ...event.trouble.fieldErrors } };
    }
    case "save_started":
      return { ...state, isSaving: true, saveTrouble: null };
    case "save_refused": {
      const errors = { ...state.errors, ...event.trouble.fieldErrors };
      return { ...state, isSaving: false, saveTrouble: event.trouble, errors };
    }
    case "save_not_verified": {
      const run = state.run && { ...state.run, checks: event.checks, finishedAt: event.at, isOutdated: false };
      return { ...state, isSaving: false, run, saveTrouble: notVerified };
    }
  }
}

function typed(state: WizardState, field: DraftField, value: string): WizardState {
  // What is being saved stays as it is sent.
  if (state.isSaving || state.draft[field] === value) return state;
  const { [field]: _mended, ...errors } = state.errors;
  return {
    ...state,
    draft: { ...state.draft, [field]: value },
    errors,
    shortenedFrom: field === "baseUrl" ? null : state.shortenedFrom,
    saveTrouble: null,
    run: isChecked(field, state.run) ? outdated(state.run) : state.run,
  };
}

/** Whether a run speaks about a field: not about the name, nor about what another method asks for. */
function isChecked(field: DraftField, run: CheckRun | null): boolean {
  return run !== null && field !== "name" && fieldsOfMethod[run.method].includes(field);
}

const notVerified: Trouble = {
  message: "The check before saving did not pass, so nothing was saved.",
  advice: ["Look at the failed check, mend it and verify again."],
};

/** A run that still goes on is given up: its answer would speak about values that are no longer there. */
function outdated(run: CheckRun | null): CheckRun | null {
  return run && { ...run, isOutdated: true, state: run.state === "running" ? "broken" : run.state };
}

function left(state: WizardState, field: DraftField, method: TypedMethod): WizardState {
  const next = field === "baseUrl" ? normalised(state) : state;
  const found = draftErrors(method, next.draft);
  const { [field]: _before, ...others } = next.errors;
  // Fields that contradict each other: filling the second one in shows it there, mending the first takes it away.
  const kept = Object.fromEntries(Object.entries(others).filter(([name]) => found[name as DraftField]));
  return { ...next, errors: { ...kept, ...(found[field] && { [field]: found[field] }), ...clash(found, next.draft) } };
}

/** The Company ID's error is shown whichever of the two clashing fields was left. */
function clash(found: DraftErrors, draft: WizardDraft): DraftErrors {
  return draft.baseUrl.trim() && draft.companyId.trim() && found.companyId ? { companyId: found.companyId } : {};
}

function normalised(state: WizardState): WizardState {
  const { draft, shortenedFrom } = withNormalisedUrl(state.draft);
  return draft.baseUrl === state.draft.baseUrl ? state : { ...state, draft, shortenedFrom };
}

function newRun(id: number, method: TypedMethod, draft: WizardDraft): CheckRun {
  const baseUrl = draft.baseUrl.trim() || null;
  return { id, method, baseUrl, state: "running", checks: [], isOutdated: false, trouble: null, finishedAt: null };
}

function inRun(state: WizardState, id: number, change: (run: CheckRun) => CheckRun): WizardState {
  return state.run?.id === id && state.run.state === "running" ? { ...state, run: change(state.run) } : state;
}
