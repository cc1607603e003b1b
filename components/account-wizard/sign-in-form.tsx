import Link from "next/link";
import { type FormEvent, useId, useState } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { audienceHint } from "@/components/applications/audience-hint";
import { MiraklButton } from "@/components/authorization/mirakl-button";
import { useTrip } from "@/components/authorization/use-trip";
import { grantedThing } from "@/components/seller/access-words";
import { Card, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FieldGroup } from "@/components/ui/field-group";
import { Input } from "@/components/ui/input";
import { NumberedSteps } from "@/components/ui/numbered-steps";
import { Select } from "@/components/ui/select";
import { startAuthorization } from "@/lib/actions/start-authorization";
import type { ApplicationView } from "@/lib/applications/application-view";
import { paths } from "@/lib/paths";
import { environmentLabels, integrationTypeLabels } from "@/lib/vocabulary";
import type { DraftErrors } from "./draft-errors";
import { chosenApplication, type SignInField, signInErrors, signInFields } from "./sign-in-errors";
import type { Wizard } from "./use-wizard";

/** Name, application and audience of an account, then off to Mirakl's sign-in page. */
export function SignInForm({ wizard, applications }: { wizard: Wizard; applications: ApplicationView[] }) {
  const { draft } = wizard.state;
  const [errors, setErrors] = useState<DraftErrors>({});
  const { isLeaving, trouble, start } = useTrip();
  const titleId = useId();
  const hintId = useId();
  const application = chosenApplication(applications, draft.applicationId);

  function type(field: SignInField, value: string) {
    wizard.type(field, value);
    // Which audience fits depends on the application.
    setErrors({ ...errors, [field]: undefined, ...(field === "applicationId" && { audience: undefined }) });
  }

  /** Leaving a field says what is wrong with it, but not that it is still empty. */
  function leave(field: SignInField) {
    if (draft[field].trim()) setErrors({ ...errors, [field]: signInErrors(draft, application)[field] });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = signInErrors(draft, application);
    if (!application || Object.keys(found).length > 0) return refuse(found);
    setErrors({});
    const { name, audience } = draft;
    const problem = await start(() =>
      startAuthorization({ purpose: "connect", applicationId: application.id, name, audience }),
    );
    if (problem?.fieldErrors) refuse(problem.fieldErrors);
  }

  function refuse(found: DraftErrors) {
    setErrors(found);
    const field = signInFields.find((known) => found[known]);
    wizard.form.current?.querySelector<HTMLElement>(`[data-field=${field}]`)?.focus();
  }

  return (
    <form ref={wizard.form} method="post" noValidate onSubmit={(event) => void submit(event)}>
      <div className="grid grid-cols-[minmax(0,1fr)_400px] items-start gap-6 stacked:grid-cols-1">
        <Card>
          <FieldGroup title="Account" intro="What it is called here. Shop and address come from Mirakl.">
            <Field label="Account name" hint="The name your colleagues will look for." error={errors.name}>
              {(control) => (
                <Input
                  {...control}
                  data-field="name"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={draft.name}
                  onChange={(event) => type("name", event.target.value)}
                  onBlur={() => leave("name")}
                />
              )}
            </Field>
          </FieldGroup>
          <FieldGroup title="Sign-in" intro="Through which application, and for what.">
            <Field
              label="Application"
              error={errors.applicationId}
              hint={application ? applicationHint(application) : "What Mirakl registered for your company."}
            >
              {(control) => (
                <Select
                  {...control}
                  data-field="applicationId"
                  value={application?.id ?? ""}
                  onChange={(event) => type("applicationId", event.target.value)}
                >
                  {!application && <option value="">Choose one</option>}
                  {applications.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field
              label="Audience"
              optional
              error={errors.audience}
              hint={audienceHint(application?.integrationType ?? "", application?.audience)}
            >
              {(control) => (
                <Input
                  {...control}
                  mono
                  data-field="audience"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={draft.audience}
                  onChange={(event) => type("audience", event.target.value)}
                  onBlur={() => leave("audience")}
                />
              )}
            </Field>
          </FieldGroup>
        </Card>
        <Card aria-labelledby={titleId} className="sticky top-8 stacked:static">
          <CardHeader title="What happens next" id={titleId} />
          <div className="px-5 py-4">
            <NumberedSteps steps={tripSteps(application ? grantedThing[application.integrationType] : "shop")} />
          </div>
          <div className="grid gap-3 border-line border-t p-4">
            {trouble && !trouble.fieldErrors && (
              <TroubleCallout trouble={trouble}>
                {trouble.code === "application_rejected" && (
                  <p>
                    <Link href={paths.applications()} className="link">
                      Open Applications
                    </Link>
                  </p>
                )}
              </TroubleCallout>
            )}
            <MiraklButton type="submit" isLeaving={isLeaving} aria-describedby={hintId} />
            <p id={hintId} className="wrap-anywhere text-center text-12 text-text-2">
              {application ? `Opens ${application.authHost} in this tab` : "Opens Mirakl’s own sign-in page"}
            </p>
          </div>
        </Card>
      </div>
    </form>
  );
}

function applicationHint({ integrationType, environment }: ApplicationView): string {
  return `${integrationTypeLabels[integrationType]}, ${environmentLabels[environment]}`;
}

/** What waits on the way to Mirakl and back. */
function tripSteps(thing: string) {
  return [
    { lead: "You sign in on Mirakl’s own page.", rest: `With a login that has access to the ${thing}.` },
    { lead: `You choose the ${thing} and agree.`, rest: `One ${thing} at a time.` },
    { lead: "You are brought back here.", rest: "The account is saved, verified and shown." },
  ];
}
