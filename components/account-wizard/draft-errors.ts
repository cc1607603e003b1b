import { clientCredentialsConnection, connectionInput, fieldErrorsOf } from "@/lib/accounts/connection-input";
import { normaliseMiraklUrl } from "@/lib/accounts/mirakl-url";
import {
  type DraftField,
  emptyDraft,
  fieldsOfMethod,
  type TypedMethod,
  toConnectionInput,
  type WizardDraft,
} from "./wizard-draft";

export type DraftErrors = Partial<Record<DraftField, string>>;

/** What is wrong with a draft, field by field, in the words that the server would use. Empty when nothing is. */
export function draftErrors(method: TypedMethod, draft: WizardDraft): DraftErrors {
  const found = { ...clashes(method, draft), ...errorsOf(connectionInput.safeParse(toConnectionInput(method, draft))) };
  const url = draft.baseUrl.trim() ? normaliseMiraklUrl(draft.baseUrl) : null;
  if (url && !url.ok) found.baseUrl = url.message;
  return Object.fromEntries(fieldsOfMethod[method].flatMap((field) => (found[field] ? [[field, found[field]]] : [])));
}

/** The first field with an error, in the order of the form. */
export function firstInvalidField(method: TypedMethod, errors: DraftErrors): DraftField | null {
  return fieldsOfMethod[method].find((field) => errors[field]) ?? null;
}

/**
 * Fields that contradict each other. The schema looks at that only once each field is right by itself, so the rest
 * is filled in here.
 */
function clashes(method: TypedMethod, draft: WizardDraft): Record<string, string> {
  if (method === "api_key") return {};
  const { baseUrl, companyId, shopId } = draft;
  const filled: WizardDraft = { ...emptyDraft, name: "-", environment: "production", clientId: "-", clientSecret: "-" };
  return errorsOf(
    clientCredentialsConnection.safeParse(toConnectionInput(method, { ...filled, baseUrl, companyId, shopId })),
  );
}

function errorsOf(result: { success: boolean; error?: Parameters<typeof fieldErrorsOf>[0] }): Record<string, string> {
  return result.error ? fieldErrorsOf(result.error) : {};
}
