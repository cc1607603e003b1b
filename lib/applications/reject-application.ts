import { stopAccountsOfApplication } from "@/db/queries/application-accounts";
import { findApplicationForUpdate, updateApplication } from "@/db/queries/applications";
import { databaseNow } from "@/db/queries/database-now";
import type { Executor } from "@/db/queries/in-transaction";
import type { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { applicationRejected } from "./application-client";

/** What Mirakl answers when it is the client that it refuses, not the grant. */
const clientCodes: ErrorCode[] = ["mirakl_client_rejected", "mirakl_client_not_allowed"];
/**
 * The last error of accounts that stopped because of their application: its client was refused, or their tokens ended
 * with its old secret.
 */
export const stopCodes: ErrorCode[] = ["application_rejected", "mirakl_token_rejected", ...clientCodes];

function isClientRefusal(error: AppError): boolean {
  return clientCodes.includes(error.code);
}

/** `error` of RFC 6749 section 5.2 that speaks of the client, whatever else was sent. */
const clientWords = ["invalid_client", "unauthorized_client", "unsupported_grant_type"];

/**
 * Whether Mirakl said in so many words that it is the client that it refuses. A bare 401 or 403 may as well be about
 * something that a stranger made up, and must not stop the accounts of everybody else.
 */
export function namesClient(error: AppError): boolean {
  return isClientRefusal(error) && clientWords.includes(error.details.oauthError ?? "");
}

/**
 * Mirakl refused an application's client: marks it, and stops every account of it, because asking again with the same
 * secret cannot help. Call it first in a transaction: the application's lock comes before those of accounts.
 * @param refusal.askedAt the database's clock before the call; a secret that was replaced since was not the refused one
 * @param refusal.accountId the account that was refused: whoever claimed it stores its failure
 * @returns what every account of the application has as its error now; null when the refused secret is no longer its
 */
export async function rejectApplication(
  applicationId: string,
  refusal: { error: AppError; askedAt: Date; accountId: string | null },
  on: Executor,
): Promise<AppError | null> {
  const application = await findApplicationForUpdate(applicationId, on);
  if (!application) return null;
  const { secretReplacedAt, rejectedAt } = application;
  if (secretReplacedAt && secretReplacedAt > refusal.askedAt) return null;
  if (rejectedAt) return applicationRejected(application);
  const { details } = refusal.error;
  const change = { rejectedAt: await databaseNow(on), rejectionDetails: details };
  const rejection = applicationRejected({ ...application, ...change });
  await updateApplication(applicationId, change, on);
  await stopAccountsOfApplication({ applicationId, exceptAccountId: refusal.accountId }, rejection, on);
  return rejection;
}
