import { ExternalLink } from "lucide-react";
import type { FocusEvent, ReactNode } from "react";
import { Field, type FieldControl } from "@/components/ui/field";
import { FieldGroup } from "@/components/ui/field-group";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioCards } from "@/components/ui/radio-cards";
import { SecretInput } from "@/components/ui/secret-input";
import { apiKeyPageUrl, normaliseMiraklUrl } from "@/lib/accounts/mirakl-url";
import { type Environment, environmentLabels } from "@/lib/vocabulary";
import type { DraftErrors } from "./draft-errors";
import type { Wizard } from "./use-wizard";
import type { DraftField, TypedMethod } from "./wizard-draft";

/** An environment that can be chosen, and the host that issues its tokens. */
export interface EnvironmentOption {
  environment: Environment;
  authHost: string;
}

interface ConnectionFieldsProps {
  wizard: Wizard;
  method: TypedMethod;
  environments: EnvironmentOption[];
  /** What is wrong, from the form itself or from the failed check. */
  errors: DraftErrors;
}

/** The form of step 2: what the account is called, where it lives, and its credentials. */
export function ConnectionFields({ wizard, method, environments, errors }: ConnectionFieldsProps) {
  const { draft, shortenedFrom, isSaving } = wizard.state;
  const isKey = method === "api_key";

  /** Wires one text field: label, hint and error around it, value and events inside of it. */
  function text(field: DraftField, label: string, options: TextOptions = {}) {
    const Control = options.isSecret ? SecretInput : Input;
    const note = errors[field] ? undefined : options.note;
    return (
      <Field
        label={label}
        optional={options.optional}
        hint={note ? undefined : options.hint}
        note={note}
        error={errors[field]}
      >
        {(control: FieldControl) => (
          <Control
            {...control}
            {...(options.isSecret
              ? {}
              : { mono: field !== "name", autoComplete: "off", autoCapitalize: "none", spellCheck: false })}
            {...(options.inputMode && { inputMode: options.inputMode })}
            data-field={field}
            readOnly={isSaving}
            value={draft[field]}
            onChange={(event) => wizard.type(field, event.target.value)}
            onBlur={(event: FocusEvent) => isLeft(event) && wizard.leave(field, method)}
          />
        )}
      </Field>
    );
  }

  return (
    <>
      <FieldGroup title="Account" intro="What it is called here, and where it is.">
        {text("name", "Account name", { hint: "The name your colleagues will look for." })}
        {text("baseUrl", "Mirakl URL", {
          optional: !isKey,
          inputMode: "url",
          hint: isKey
            ? "The marketplace’s address. Any page of its back office will do."
            : "The marketplace’s address. Leave it empty for Mirakl Connect.",
          note: shortenedFrom ? urlNote(shortenedFrom, draft.baseUrl) : undefined,
        })}
      </FieldGroup>
      <FieldGroup title="Credentials" intro="Stored encrypted. Nobody can read the secret back, including you.">
        <div data-field="environment">
          <RadioCards
            legend="Target environment"
            value={draft.environment || null}
            onChange={(environment) => wizard.type("environment", environment)}
            error={errors.environment}
            className={`gap-2 phone:grid-cols-1 ${environments.length === 4 ? "grid-cols-2" : "grid-cols-3"}`}
          >
            {environments.map(({ environment, authHost }) => (
              <RadioCard key={environment} value={environment} label={environmentLabels[environment]} hint={authHost} />
            ))}
          </RadioCards>
        </div>
        {isKey ? (
          <div className="grid gap-2">
            {text("apiKey", "API key", { isSecret: true, hint: "Of the shop user that Latchkey acts as." })}
            <ApiKeyPage baseUrl={draft.baseUrl} />
          </div>
        ) : (
          <>
            {text("clientId", "Client ID", {
              hint: "From Mirakl’s developer portal, or Mirakl Connect under Settings › API integration.",
            })}
            {text("clientSecret", "Client secret", {
              isSecret: true,
              hint: "Shown beside the client ID when it is made.",
            })}
          </>
        )}
        <div className="grid grid-cols-2 gap-4 phone:grid-cols-1 phone:gap-5">
          {!isKey &&
            text("companyId", "Company ID", {
              optional: true,
              hint: "Mirakl Connect sellers only. Channel partners leave this and the URL empty.",
            })}
          {text("shopId", "Shop ID", {
            optional: true,
            inputMode: "numeric",
            hint: `Needed when one ${isKey ? "key" : "client"} has several shops.`,
          })}
        </div>
      </FieldGroup>
    </>
  );
}

interface TextOptions {
  optional?: boolean;
  isSecret?: boolean;
  hint?: ReactNode;
  note?: string;
  inputMode?: "url" | "numeric";
}

/** What leaving the field made of the address; a host alone only got its scheme. */
function urlNote(typed: string, origin: string): string {
  const host = origin.replace(/^https?:\/\//, "");
  return `${typed.trim().toLowerCase() === host ? "Completed" : "Shortened"} from ${typed}`;
}

/** The way to the page where the key is made, as soon as the address is known. */
function ApiKeyPage({ baseUrl }: { baseUrl: string }) {
  const url = baseUrl.trim() ? normaliseMiraklUrl(baseUrl) : null;
  if (!url?.ok) {
    return (
      <p className="text-12 text-text-3">
        Where to find it: enter the Mirakl URL, and the link to its API key page stands here.
      </p>
    );
  }
  return (
    <p className="wrap-anywhere text-12 text-text-2">
      Where to find it:{" "}
      <a href={apiKeyPageUrl(url.origin)} target="_blank" rel="noreferrer" className="link">
        {apiKeyPageUrl(url.host)}
        <ExternalLink aria-label="opens in a new tab" className="ml-1 inline size-3" />
      </a>
    </p>
  );
}

/** Going to another window to copy a key, or out of the form by a link, is not leaving a field. */
function isLeft(event: FocusEvent): boolean {
  return event.target !== document.activeElement && !(event.relatedTarget instanceof HTMLAnchorElement);
}
