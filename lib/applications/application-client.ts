import { type ApplicationRow, findApplication } from "@/db/queries/applications";
import type { SecretOwner } from "@/db/queries/sealed-secrets";
import { AppError } from "@/lib/errors/app-error";
import type { OAuthClient } from "@/lib/mirakl/oauth/token-request";
import { openSecret } from "@/lib/secrets/stored-secrets";

/** An application with its client, ready for a call. */
export interface ApplicationClient {
  application: ApplicationRow;
  client: OAuthClient;
}

/**
 * Opens the client of an application for one call.
 * @throws AppError `application_not_found`; `application_rejected` while Mirakl is not to be asked with it;
 *   `encryption_key_missing`, `sealed_value_unreadable`
 */
export async function openApplicationClient(applicationId: string): Promise<ApplicationClient> {
  const application = await findApplication(applicationId);
  if (!application) throw new AppError("application_not_found");
  if (application.rejectedAt) throw applicationRejected(application);
  const clientSecret = await openSecret(applicationOwner(applicationId), "client_secret");
  return { application, client: { clientId: application.clientId, clientSecret } };
}

export function applicationRejected(application: ApplicationRow): AppError {
  return new AppError("application_rejected", {
    details: { ...application.rejectionDetails, applicationName: application.name },
  });
}

/** An application as the owner of secrets. */
export function applicationOwner(applicationId: string): SecretOwner {
  return { kind: "application", id: applicationId };
}
