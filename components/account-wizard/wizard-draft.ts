import type { ConnectionInput } from "@/lib/accounts/connection-input";
import { normaliseMiraklUrl } from "@/lib/accounts/mirakl-url";
import { type Environment, environments } from "@/lib/vocabulary";

/** What was typed into the wizard, shared by all methods so that switching loses nothing. Empty = not yet. */
export interface WizardDraft {
  name: string;
  baseUrl: string;
  environment: Environment | "";
  apiKey: string;
  clientId: string;
  clientSecret: string;
  companyId: string;
  shopId: string;
  /** Of Sign in with Mirakl: through which application, and for which marketplace or shop. */
  applicationId: string;
  audience: string;
}
export type DraftField = keyof WizardDraft;

/** Methods whose credentials are typed in. */
export type TypedMethod = ConnectionInput["authenticationMethod"];

export const emptyDraft: WizardDraft = {
  name: "",
  baseUrl: "",
  environment: "",
  apiKey: "",
  clientId: "",
  clientSecret: "",
  companyId: "",
  shopId: "",
  applicationId: "",
  audience: "",
};

/** The fields of a method, in the order in which the form shows them. */
export const fieldsOfMethod: Record<TypedMethod, readonly DraftField[]> = {
  api_key: ["name", "baseUrl", "environment", "apiKey", "shopId"],
  client_credentials: ["name", "baseUrl", "environment", "clientId", "clientSecret", "companyId", "shopId"],
};

/** What the server actions take. The schema there judges it; an environment that was not chosen is sent as nothing. */
export function toConnectionInput(method: TypedMethod, draft: WizardDraft): ConnectionInput {
  const { name, baseUrl, shopId, apiKey, clientId, clientSecret, companyId } = draft;
  const environment = draft.environment as Environment;
  return method === "api_key"
    ? { authenticationMethod: method, name, environment, shopId, baseUrl, apiKey }
    : { authenticationMethod: method, name, environment, shopId, baseUrl, clientId, clientSecret, companyId };
}

/** A draft whose address is an origin, as the field shows it after leaving; what cannot be read stays as typed. */
export function withNormalisedUrl(draft: WizardDraft): { draft: WizardDraft; shortenedFrom: string | null } {
  const result = draft.baseUrl.trim() ? normaliseMiraklUrl(draft.baseUrl) : null;
  if (!result?.ok) return { draft, shortenedFrom: null };
  return { draft: { ...draft, baseUrl: result.origin }, shortenedFrom: result.shortenedFrom };
}

/** Whether a text names an environment. */
export function isEnvironment(text: unknown): text is Environment {
  return environments.some((environment) => environment === text);
}
