import { findAccount } from "@/db/queries/accounts";
import { findApplication } from "@/db/queries/applications";
import { type Person, requireRole } from "@/lib/actor";
import { audienceProblem } from "@/lib/applications/application-input";
import { AppError } from "@/lib/errors/app-error";
import type { AuthorizationAsk } from "./authorization-input";
import { beginTrip, type StartedAuthorization } from "./begin-trip";

/**
 * Begins "Sign in with Mirakl" for an admin: for a new account, or to reconnect one.
 * @throws AppError `application_not_found`, `account_not_found`, `invalid_input` for an audience that the
 *   application's integration type does not take
 */
export async function startAuthorization(ask: AuthorizationAsk, person: Person): Promise<StartedAuthorization> {
  requireRole(person, "admin");
  return ask.purpose === "connect" ? startConnecting(ask, person) : startReconnecting(ask.accountId, person);
}

async function startConnecting(ask: AuthorizationAsk & { purpose: "connect" }, { userId }: Person) {
  const application = await findApplication(ask.applicationId);
  if (!application) throw new AppError("application_not_found");
  const problem = audienceProblem(application.integrationType, ask.audience);
  if (problem) throw new AppError("invalid_input", { details: { fieldErrors: { audience: problem } } });
  const audience = ask.audience ?? application.audience;
  return beginTrip({ purpose: "connect", application, audience, accountName: ask.name, userId });
}

async function startReconnecting(accountId: string, { userId }: Person) {
  const account = await findAccount(accountId);
  if (account?.authenticationMethod !== "authorization_code") throw new AppError("account_not_found");
  const application = account.applicationId ? await findApplication(account.applicationId) : null;
  if (!application) throw new AppError("application_not_found");
  return beginTrip({ purpose: "reconnect", application, audience: application.audience, accountId, userId });
}
