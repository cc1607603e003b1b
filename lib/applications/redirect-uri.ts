import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import { redirectPath } from "./application-input";

/** What is registered at Mirakl unless someone says otherwise. */
export function defaultRedirectUri(): string {
  return `${env().APP_URL}${redirectPath}`;
}

/** What Mirakl adds to it on the way back (RFC 6749 section 4.1.2). */
const answerParameters = ["code", "state", "error", "error_description"];

/**
 * Mirakl sends browsers and their codes there, so it can only be ours: any query is allowed, as some registered
 * redirect URIs have one.
 * @throws AppError `invalid_input`
 */
export function requireOwnRedirectUri(redirectUri: string): void {
  const { origin, pathname, username, password, searchParams } = new URL(redirectUri);
  const taken = answerParameters.find((name) => searchParams.has(name));
  if (taken) {
    const message = `Its query cannot hold “${taken}”: Mirakl's answer comes under that name`;
    throw new AppError("invalid_input", { details: { fieldErrors: { redirectUri: message } } });
  }
  if (origin === new URL(env().APP_URL).origin && pathname === redirectPath && !username && !password) return;
  const fieldErrors = { redirectUri: `It must begin with ${defaultRedirectUri()}; a query may follow` };
  throw new AppError("invalid_input", { details: { fieldErrors } });
}
