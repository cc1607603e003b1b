import { findAccount } from "@/db/queries/accounts";
import { findApplication, findApplicationBySlug } from "@/db/queries/applications";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import type { SellerAuthorizationAsk } from "./authorization-input";
import { beginTrip, type StartedAuthorization } from "./begin-trip";

/**
 * Begins "Sign in with Mirakl" for a seller: to connect a shop from the public page, to sign in again, or to reconnect
 * an account of theirs.
 * @param visitor who is signed in; null = nobody
 * @throws AppError `application_not_found`, `application_rejected`, `account_not_found` for an account of others
 */
export async function startSellerAuthorization(
  ask: SellerAuthorizationAsk,
  visitor: Person | null,
): Promise<StartedAuthorization> {
  if (ask.purpose === "reconnect") return startReconnecting(ask.accountId, visitor);
  const application = await findApplicationBySlug(ask.slug);
  if (!application) throw new AppError("application_not_found");
  // Who signs in chooses at Mirakl: a default audience is for connecting.
  const audience = ask.purpose === "connect" ? application.audience : null;
  return beginTrip({ purpose: ask.purpose, application, audience, userId: null });
}

async function startReconnecting(accountId: string, visitor: Person | null): Promise<StartedAuthorization> {
  const account = await findAccount(accountId);
  const isTheirs = account?.grantedByIdentityId && visitor?.identityIds.includes(account.grantedByIdentityId);
  if (!account || !isTheirs) throw new AppError("account_not_found");
  const application = account.applicationId ? await findApplication(account.applicationId) : null;
  if (!application) throw new AppError("application_not_found");
  return beginTrip({ purpose: "reconnect", application, audience: application.audience, accountId, userId: null });
}
