import { detachRevokedAccounts, findLivingAccounts, findParkedOfApplication } from "@/db/queries/application-accounts";
import { deleteApplication, findApplicationForUpdate } from "@/db/queries/applications";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import type { ParkedGrantState } from "@/lib/vocabulary";
import { applicationChanges } from "./application-audit";
import { recordApplicationEvent } from "./record-application-event";

const namesShown = 5;

/**
 * Removes an application with its secret. Its revoked accounts stay as they are.
 * @throws AppError `application_not_found`; `application_in_use` naming living accounts and pending revocations, which
 *   need the client secret
 */
export async function removeApplication(ask: { applicationId: string }, person: Person): Promise<{ name: string }> {
  requireRole(person, "admin");
  const { applicationId } = ask;
  return inTransaction(async (on) => {
    const application = await findApplicationForUpdate(applicationId, on, "remove");
    if (!application) throw new AppError("application_not_found");
    // First, because it waits for a revoked account that is being granted again, and that then counts as living.
    await detachRevokedAccounts(applicationId, on);
    const uses = await usesOf(applicationId, on);
    if (uses.length > 0) throw new AppError("application_in_use", { details: { reason: uses.join("; ") } });
    await deleteApplication(applicationId, on);
    const changes = applicationChanges(application, null);
    await recordApplicationEvent({ event: "application.removed", person, application, changes }, on);
    return { name: application.name };
  });
}

async function usesOf(applicationId: string, on: Executor): Promise<string[]> {
  const living = await findLivingAccounts(applicationId, namesShown, on);
  const parked = (state: ParkedGrantState) => findParkedOfApplication({ applicationId, state }, namesShown, on);
  const [pending, earlier, held] = [await parked("revoking"), await parked("superseded"), await parked("held")];
  return [
    ...(living.total > 0 ? [`it connects ${listed(living)}`] : []),
    ...(pending.total > 0 ? [`Mirakl has not yet confirmed the revocation of ${listed(pending)}`] : []),
    // The shop was granted again, perhaps through another application.
    ...(earlier.total > 0 ? [`an earlier access is kept until this account is revoked: ${listed(earlier)}`] : []),
    ...(held.total > 0 ? ["there is a sign-in that awaits its answer"] : []),
  ];
}

function listed({ names, total }: { names: string[]; total: number }): string {
  const rest = total - names.length;
  return rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
}
