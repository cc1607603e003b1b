"use client";

import { Check } from "lucide-react";
import type { FormEvent } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { FieldGroup } from "@/components/ui/field-group";
import { LinkButton } from "@/components/ui/link-button";
import { Switch } from "@/components/ui/switch";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ApplicationView } from "@/lib/applications/application-view";
import { paths } from "@/lib/paths";
import { draftOf, emptyDraft } from "./application-draft";
import { ApplicationTextField } from "./application-text-field";
import { audienceHint } from "./audience-hint";
import { ClientFields, type EnvironmentOption } from "./client-fields";
import { useApplicationForm } from "./use-application-form";

interface ApplicationFormProps {
  /** The one to change; null = a new one. */
  application: ApplicationView | null;
  defaultRedirectUri: string;
  environments: EnvironmentOption[];
}

/** What Mirakl gave the company, typed in once. Bad input loses nothing that was typed. */
export function ApplicationForm({ application, defaultRedirectUri, environments }: ApplicationFormProps) {
  const initial = application ? draftOf(application) : emptyDraft(defaultRedirectUri);
  const memory = useApplicationForm(initial, application?.id ?? null);
  const isReady = useIsHydrated();
  const { state, form, type, save } = memory;
  const { draft } = state;
  const publicPage = new URL(paths.connect(draft.slug || "…"), defaultRedirectUri).href;

  function submit(event: FormEvent) {
    event.preventDefault();
    void save();
  }

  return (
    // Not "get": should it ever be submitted by the browser itself, the secret must not end up in an address.
    <form ref={form} method="post" noValidate onSubmit={submit} className="grid gap-6">
      <Card>
        <FieldGroup title="Application" intro="What sellers see of it.">
          <ApplicationTextField
            memory={memory}
            field="name"
            label="Application name"
            hint="Public: it stands on the page that sellers are sent to."
          />
          <ApplicationTextField
            memory={memory}
            field="slug"
            label="Public address"
            hint={`Sellers connect at ${decodeURIComponent(publicPage)}`}
          />
        </FieldGroup>
        <FieldGroup
          title="Client"
          intro={
            application
              ? "Stays as it is: accounts were granted to this client."
              : "What Mirakl issued for it. The secret is stored encrypted, and nobody can read it back."
          }
        >
          <ClientFields memory={memory} application={application} environments={environments} />
        </FieldGroup>
        <FieldGroup title="Sign-in" intro="What the link to Mirakl’s sign-in page carries.">
          <ApplicationTextField
            memory={memory}
            field="redirectUri"
            label="Redirect URI"
            hint="Register it at Mirakl exactly like this. Where another one is registered for this address, with a query such as ?tenant=acme, enter that one."
            beside={
              <span className="mt-0.5 phone:mt-0">
                <CopyButton text={draft.redirectUri} label="Copy redirect URI" />
              </span>
            }
          />
          <Switch
            label="Send the redirect URI"
            hint="Off: Mirakl takes the first redirect URI that is registered for this client."
            checked={draft.sendsRedirectUri}
            onChange={(checked) => type("sendsRedirectUri", checked)}
          />
          {draft.integrationType === "connect_seller" ? (
            <p className="text-13 text-text-2">
              <span className="font-medium text-text">No audience.</span> Mirakl Connect sellers are sent none: they
              choose their company at Mirakl.
            </p>
          ) : (
            <ApplicationTextField
              memory={memory}
              field="audience"
              label="Audience"
              optional
              hint={audienceHint(draft.integrationType)}
            />
          )}
          <Switch
            label="Send response_type=code"
            hint="Off: as Mirakl documents it. On: for authorization servers that insist on the parameter."
            checked={draft.sendsResponseType}
            onChange={(checked) => type("sendsResponseType", checked)}
          />
        </FieldGroup>
      </Card>
      {state.trouble && <TroubleCallout trouble={state.trouble} />}
      <div className="flex items-center justify-between gap-2 phone:flex-col-reverse phone:items-stretch">
        <LinkButton href={paths.applications()} variant="ghost" size="large" className="-ml-4 phone:ml-0">
          Cancel
        </LinkButton>
        <Button
          type="submit"
          variant="primary"
          size="large"
          busy={state.isBusy}
          busyLabel="Saving…"
          disabled={!isReady}
        >
          <Check aria-hidden />
          Save application
        </Button>
      </div>
    </form>
  );
}
