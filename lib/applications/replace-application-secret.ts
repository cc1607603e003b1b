import { findApplicationForUpdate, updateApplication } from "@/db/queries/applications";
import { databaseNow } from "@/db/queries/database-now";
import { inTransaction } from "@/db/queries/in-transaction";
import { addJob } from "@/db/queries/jobs";
import { hastenRevocationsOfApplication } from "@/db/queries/parked-grants";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { Secret } from "@/lib/secret";
import { storeSecrets } from "@/lib/secrets/stored-secrets";
import { applicationChanges } from "./application-audit";
import { applicationOwner } from "./application-client";
import type { ApplicationView } from "./application-view";
import { getApplication } from "./list-applications";
import { recordApplicationEvent } from "./record-application-event";

/**
 * Puts a new client secret in the place of the old one. Mirakl has invalidated the active tokens with the old secret,
 * so every account of the application gets a new one from the worker, with its refresh token; the view tells how far
 * that is. Revocations that waited for the application go on.
 * @throws AppError `application_not_found`
 */
export async function replaceApplicationSecret(
  ask: { applicationId: string; clientSecret: string },
  person: Person,
): Promise<ApplicationView> {
  requireRole(person, "admin");
  const { applicationId } = ask;
  const secret = new Secret(ask.clientSecret);
  await inTransaction(async (on) => {
    const application = await findApplicationForUpdate(applicationId, on);
    if (!application) throw new AppError("application_not_found");
    await storeSecrets(applicationOwner(applicationId), { client_secret: secret }, on);
    const change = {
      secretLastFour: secret.lastFour,
      secretReplacedAt: await databaseNow(on),
      rejectedAt: null,
      rejectionDetails: null,
    };
    await updateApplication(applicationId, change, on);
    await addJob({ name: "recheck_application", payload: { applicationId }, key: applicationId }, on);
    await hastenRevocationsOfApplication(applicationId, on);
    const changes = applicationChanges(application, { ...application, secretLastFour: secret.lastFour });
    await recordApplicationEvent({ event: "application.client_secret_replaced", person, application, changes }, on);
  });
  return getApplication(applicationId, person);
}
