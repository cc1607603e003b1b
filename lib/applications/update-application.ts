import { findApplicationForUpdate, updateApplication as updateRow } from "@/db/queries/applications";
import { inTransaction } from "@/db/queries/in-transaction";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { applicationChanges } from "./application-audit";
import { type ApplicationChange, audienceProblem } from "./application-input";
import type { ApplicationView } from "./application-view";
import { getApplication } from "./list-applications";
import { recordApplicationEvent } from "./record-application-event";
import { requireOwnRedirectUri } from "./redirect-uri";
import { refuseTaken } from "./refuse-taken";

/**
 * Changes what may change of an application. Trips to Mirakl that are under way end as they began.
 * @throws AppError `application_not_found`, `invalid_input`
 */
export async function updateApplication(change: ApplicationChange, person: Person): Promise<ApplicationView> {
  requireRole(person, "admin");
  const { applicationId, ...fields } = change;
  requireOwnRedirectUri(fields.redirectUri);
  await refuseTaken({ environment: "production", clientId: "" }, () =>
    inTransaction(async (on) => {
      const before = await findApplicationForUpdate(applicationId, on);
      if (!before) throw new AppError("application_not_found");
      const problem = audienceProblem(before.integrationType, fields.audience);
      if (problem) throw new AppError("invalid_input", { details: { fieldErrors: { audience: problem } } });
      await updateRow(applicationId, fields, on);
      const changes = applicationChanges(before, { ...before, ...fields });
      if (Object.keys(changes).length === 0) return;
      await recordApplicationEvent({ event: "application.updated", person, application: before, changes }, on);
    }),
  );
  return getApplication(applicationId, person);
}
