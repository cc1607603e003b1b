import { findAccount } from "@/db/queries/accounts";
import { findApplication } from "@/db/queries/applications";
import { type AuthorizationRequestRow, findAuthorizationRequest } from "@/db/queries/authorization-requests";
import { findParkedGrant } from "@/db/queries/parked-grants";
import { errorView, storedErrorView } from "@/lib/accounts/error-view";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { errorTable } from "@/lib/errors/error-table";
import { authorizationErrors } from "@/lib/errors/rows/authorization-errors";
import { grantedName, grantedWhereabouts } from "@/lib/grants/granted-shop";
import { paths } from "@/lib/paths";
import { toHeldGrantView } from "@/lib/sellers/held-grant-view";
import type { HeldGrantView } from "@/lib/sellers/seller-view";
import { isUuid } from "@/lib/uuid";
import { mayAnswer } from "./answer-held-grant";
import type { AuthorizationResultView } from "./authorization-result-view";

/**
 * How a trip ended, for whoever comes to its page: errors are told to everybody who has the address, a question only
 * to the person who may answer it.
 * @param ask.problem an error code from the address; codes that no return ends with are ignored
 * @param person who is signed in; null = nobody
 */
export async function getAuthorizationResult(
  ask: { requestId: string; problem: string | null },
  person: Person | null,
): Promise<AuthorizationResultView> {
  const request = isUuid(ask.requestId) ? await findAuthorizationRequest(ask.requestId) : null;
  const application = request && (await findApplication(request.applicationId));
  const problem = problemView(ask.problem) ?? (request ? storedResult(request) : problemView("oauth_state_invalid"));
  return {
    purpose: request?.purpose ?? null,
    isBackOffice: request?.userId != null,
    applicationName: application?.name ?? null,
    outcome: request?.outcome ?? null,
    error: problem,
    held: problem || !request ? null : await heldView(request, person),
    startAgainPath: startAgainPath(request, application?.slug ?? null),
  };
}

function problemView(code: string | null) {
  const known = code && Object.hasOwn(authorizationErrors, code) ? (code as keyof typeof authorizationErrors) : null;
  return known && known in errorTable ? errorView(new AppError(known)) : null;
}

/** The stored error of a failed trip; a spent one without an outcome broke off. */
function storedResult(request: AuthorizationRequestRow) {
  const { errorCode: lastErrorCode, errorDetails: lastErrorDetails, spentAt, finishedAt } = request;
  if (spentAt && !finishedAt) return problemView("oauth_exchange_interrupted");
  return storedErrorView({ lastErrorCode, lastErrorDetails });
}

async function heldView(request: AuthorizationRequestRow, person: Person | null): Promise<HeldGrantView | null> {
  const grant = request.parkedGrantId ? await findParkedGrant(request.parkedGrantId) : null;
  if (grant?.state !== "held" || !person || !mayAnswer(person, grant)) return null;
  const account = request.outcome === "other_shop" && request.accountId ? await findAccount(request.accountId) : null;
  const expected = account && {
    // What the back office calls it is not for sellers.
    name: request.userId ? account.name : grantedName(account),
    whereabouts: `${grantedName(account)}, ${grantedWhereabouts(account)}`,
  };
  return toHeldGrantView(grant, expected);
}

/** Where the same trip begins. */
function startAgainPath(request: AuthorizationRequestRow | null, slug: string | null): string {
  if (!request) return paths.signIn();
  const { purpose, userId, accountId } = request;
  if (userId)
    return purpose === "reconnect" && accountId ? paths.account(accountId) : paths.addAccount(2, "authorization_code");
  if (purpose === "connect" && slug) return paths.connect(slug);
  return purpose === "reconnect" ? paths.settings() : paths.signIn();
}
