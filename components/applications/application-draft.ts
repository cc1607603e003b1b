import { fieldErrorsOf } from "@/lib/accounts/connection-input";
import {
  type ApplicationInput,
  applicationChangeInput,
  applicationInput,
  audienceProblem,
} from "@/lib/applications/application-input";
import type { ApplicationView } from "@/lib/applications/application-view";
import type { ApplicationIntegrationType, Environment } from "@/lib/vocabulary";

/** What the form holds. Empty = not yet. */
export interface ApplicationDraft {
  name: string;
  slug: string;
  environment: Environment | "";
  integrationType: ApplicationIntegrationType | "";
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  sendsRedirectUri: boolean;
  sendsResponseType: boolean;
  audience: string;
}
export type ApplicationField = keyof ApplicationDraft;
export type ApplicationErrors = Partial<Record<ApplicationField, string>>;

/** In the order of the form. */
export const applicationFields: readonly ApplicationField[] = [
  "name",
  "slug",
  "environment",
  "integrationType",
  "clientId",
  "clientSecret",
  "redirectUri",
  "audience",
];

export function emptyDraft(defaultRedirectUri: string): ApplicationDraft {
  return {
    name: "",
    slug: "",
    environment: "",
    integrationType: "",
    clientId: "",
    clientSecret: "",
    redirectUri: defaultRedirectUri,
    sendsRedirectUri: true,
    sendsResponseType: false,
    audience: "",
  };
}

/** What can be changed of an application, as the form shows it. Its secret is not among it. */
export function draftOf(application: ApplicationView): ApplicationDraft {
  const { name, slug, environment, integrationType, clientId } = application;
  const { redirectUri, sendsRedirectUri, sendsResponseType, audience } = application;
  const fixed = { environment, integrationType, clientId, clientSecret: "" };
  return { name, slug, ...fixed, redirectUri, sendsRedirectUri, sendsResponseType, audience: audience ?? "" };
}

/** The audience that is sent: Mirakl Connect takes none, whatever was typed before that was chosen. */
function sentAudience({ integrationType, audience }: ApplicationDraft): string {
  return integrationType === "connect_seller" ? "" : audience;
}

/** What `addApplication` takes; the schema there judges what was not chosen. */
export function toApplicationInput(draft: ApplicationDraft): ApplicationInput {
  return {
    ...draft,
    environment: draft.environment as Environment,
    integrationType: draft.integrationType as ApplicationIntegrationType,
    audience: sentAudience(draft),
  };
}

/** What `updateApplication` takes. */
export function toApplicationChange(applicationId: string, draft: ApplicationDraft) {
  const { name, slug, redirectUri, sendsRedirectUri, sendsResponseType } = draft;
  return { applicationId, name, slug, redirectUri, sendsRedirectUri, sendsResponseType, audience: sentAudience(draft) };
}

/**
 * What is wrong with a draft, in the words that the server would use.
 * @param applicationId of the one that is changed; null = a new one
 */
export function applicationErrors(draft: ApplicationDraft, applicationId: string | null): ApplicationErrors {
  const result = applicationId
    ? applicationChangeInput.safeParse(toApplicationChange(applicationId, draft))
    : applicationInput.safeParse(toApplicationInput(draft));
  const found: ApplicationErrors = result.error ? fieldErrorsOf(result.error) : {};
  // The schema compares fields only once each is right by itself.
  const clash = draft.integrationType && audienceProblem(draft.integrationType, sentAudience(draft).trim() || null);
  return clash ? { audience: clash, ...found } : found;
}

/** The first field with an error, in the order of the form. */
export function firstInvalidField(errors: ApplicationErrors): ApplicationField | null {
  return applicationFields.find((field) => errors[field]) ?? null;
}

const slugLength = 60;

/** A public address from a name: "Northgate Services (EU)" becomes "northgate-services-eu". */
export function proposedSlug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, slugLength)
    .replace(/^-+|-+$/g, "");
}
