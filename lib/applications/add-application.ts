import { randomUUID } from "node:crypto";
import { insertApplication } from "@/db/queries/applications";
import { inTransaction } from "@/db/queries/in-transaction";
import { authUrl } from "@/lib/accounts/mirakl-gateway";
import { type Person, requireRole } from "@/lib/actor";
import { Secret } from "@/lib/secret";
import { storeSecrets } from "@/lib/secrets/stored-secrets";
import { applicationChanges } from "./application-audit";
import { applicationOwner } from "./application-client";
import type { NewApplicationFields } from "./application-input";
import { recordApplicationEvent } from "./record-application-event";
import { requireOwnRedirectUri } from "./redirect-uri";
import { refuseTaken } from "./refuse-taken";

/**
 * Registers what Mirakl gave the company. The client secret is sealed and never shown again.
 * @throws AppError `application_already_exists` for a client ID that is registered in its environment,
 *   `invalid_input` for a public address that is taken or a redirect URI that leads elsewhere
 */
export async function addApplication(fields: NewApplicationFields, person: Person): Promise<{ applicationId: string }> {
  requireRole(person, "admin");
  const { clientSecret, ...application } = fields;
  requireOwnRedirectUri(application.redirectUri);
  // Refuses the sandbox where none is configured.
  authUrl(application.environment);
  const id = randomUUID();
  const secret = new Secret(clientSecret);
  await refuseTaken(application, () =>
    inTransaction(async (on) => {
      await insertApplication({ ...application, id, secretLastFour: secret.lastFour, createdBy: person.userId }, on);
      await storeSecrets(applicationOwner(id), { client_secret: secret }, on);
      const changes = applicationChanges(null, { ...application, secretLastFour: secret.lastFour });
      await recordApplicationEvent({ event: "application.added", person, application, changes }, on);
    }),
  );
  return { applicationId: id };
}
