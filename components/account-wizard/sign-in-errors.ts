import { accountName } from "@/lib/accounts/connection-input";
import { audienceProblem } from "@/lib/applications/application-input";
import type { ApplicationView } from "@/lib/applications/application-view";
import type { DraftErrors } from "./draft-errors";
import type { WizardDraft } from "./wizard-draft";

/** The fields of "Sign in with Mirakl", in the order in which the form shows them. */
export const signInFields = ["name", "applicationId", "audience"] as const;
export type SignInField = (typeof signInFields)[number];

/** What is wrong with the draft before anybody is sent to Mirakl, in the words that the server would use. */
export function signInErrors(
  { name, audience }: Pick<WizardDraft, SignInField>,
  application: Pick<ApplicationView, "integrationType"> | undefined,
): DraftErrors {
  const parsed = accountName.safeParse(name);
  const clash = application && audienceProblem(application.integrationType, audience.trim() || null);
  return {
    ...(parsed.error && { name: parsed.error.issues[0]?.message }),
    ...(!application && { applicationId: "Choose the application" }),
    ...(clash && { audience: clash }),
  };
}

/** The application that counts: the chosen one, or the only one there is. */
export function chosenApplication<T extends { id: string }>(
  applications: readonly T[],
  chosenId: string,
): T | undefined {
  return applications.find(({ id }) => id === chosenId) ?? (applications.length === 1 ? applications[0] : undefined);
}
