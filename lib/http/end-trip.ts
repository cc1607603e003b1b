import "server-only";
import { randomUUID } from "node:crypto";
import { signInSeller } from "@/lib/auth/seller-session";
import { findSession } from "@/lib/auth/session";
import { forgetTrip, isOwnTrip } from "@/lib/auth/trip-cookie";
import { type AuthorizationEnd, completeAuthorization } from "@/lib/authorizations/complete-authorization";
import { env } from "@/lib/env";
import { toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { paths } from "@/lib/paths";
import { requestOrigin } from "./request-origin";

/**
 * Ends a trip to Mirakl's sign-in and sends the browser on, so that code and state leave its address bar. Parameters
 * that are not known are ignored; one that comes twice counts as missing.
 */
export async function endTrip(parameters: URLSearchParams): Promise<Response> {
  const reference = randomUUID();
  try {
    const state = single(parameters, "state");
    const end = await completeAuthorization({
      state,
      code: single(parameters, "code"),
      error: single(parameters, "error"),
      errorDescription: single(parameters, "error_description"),
      isOwnState: state !== null && (await isOwnTrip(state)),
      reference,
      origin: await requestOrigin(),
    });
    if (state !== null) await forgetTrip(state);
    return redirectTo(await pathAfter(end, reference));
  } catch (thrown) {
    logger().error({ reference, err: toAppError(thrown) }, "return from Mirakl failed");
    return redirectTo(paths.authorizationResult({ problem: "oauth_exchange_interrupted" }));
  }
}

async function pathAfter(end: AuthorizationEnd, reference: string): Promise<string> {
  if (end.kind === "problem") {
    const { requestId, problem } = end;
    return requestId
      ? `${paths.authorizationResult({ requestId })}?${new URLSearchParams({ problem })}`
      : paths.authorizationResult({ problem });
  }
  const { requestId, outcome, accountId, identityId, isBackOffice } = end;
  const isSeller = identityId !== null && !isBackOffice && (await signInSeller(identityId, reference));
  if (isSeller && outcome === "signed_in") return `${paths.settings()}?signed-in`;
  if (accountId === null) return paths.authorizationResult({ requestId });
  if (isSeller) return `${paths.settings()}?${new URLSearchParams({ [outcome]: accountId })}`;
  const role = (await findSession())?.user.role;
  // The account's page is for the back office; who has to sign in for it first comes back to it.
  return role !== "seller" && (role || isBackOffice)
    ? `${paths.account(accountId)}?${outcome}`
    : paths.authorizationResult({ requestId });
}

function single(parameters: URLSearchParams, name: string): string | null {
  const values = parameters.getAll(name);
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** 303, so that nothing is repeated; absolute, because the address that the server listens on is not ours. */
function redirectTo(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: {
      location: new URL(path, env().APP_URL).href,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    },
  });
}
