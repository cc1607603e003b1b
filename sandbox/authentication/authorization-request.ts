import type { Application } from "../state/sign-in-entries";
import type { World } from "../world";
import { type Audience, readAudience } from "./audience";
import { isRegistered } from "./redirect-uris";

const documented = ["client_id", "redirect_uri", "audience", "state", "response_type"];

/** What an application asks for with `GET /authorize`. */
export interface AuthorizationRequest {
  application: Application;
  /** Where the browser goes back to. */
  redirectUri: string;
  /** The same if the request names it; null when it is the application's first one. */
  statedRedirectUri: string | null;
  audience: Audience | null;
  state: string | null;
}

/** The request is not to be trusted: the person is told, and nothing goes back to anybody (RFC 6749 section 4.1.2.1). */
export class UntrustedRequestError extends Error {
  override name = "UntrustedRequestError";
}

/** The request is answered with an error at its redirect URI. */
export class RefusedRequestError extends Error {
  override name = "RefusedRequestError";
  readonly redirectUri: string;
  readonly state: string | null;
  readonly code: string;

  constructor(
    code: string,
    description: string,
    { redirectUri, state }: { redirectUri: string; state: string | null },
  ) {
    super(description);
    this.code = code;
    this.redirectUri = redirectUri;
    this.state = state;
  }
}

/**
 * Reads the query of `/authorize`. Parameters without a value count as absent (RFC 6749 section 3.1).
 * @throws {UntrustedRequestError} for a repeated or undocumented parameter, an unknown client, a redirect URI that is
 * not registered
 * @throws {RefusedRequestError} for another response type than `code`, and for an audience that does not fit
 */
export function readAuthorizationRequest(world: World, url: string): AuthorizationRequest {
  const query = new URL(url).searchParams;
  checkNames(query);
  const textOf = (name: string) => query.get(name) || null;
  const clientId = textOf("client_id");
  if (clientId === null) throw new UntrustedRequestError("The parameter client_id is missing.");
  const application = world.state.applications.get(clientId);
  if (!application) {
    throw new UntrustedRequestError("The client_id does not belong to an application that may sign people in.");
  }
  const statedRedirectUri = textOf("redirect_uri");
  if (statedRedirectUri !== null && !isRegistered(application, statedRedirectUri)) {
    throw new UntrustedRequestError(
      `The redirect_uri is not registered for ${application.label}: ${statedRedirectUri}`,
    );
  }
  const redirectUri = statedRedirectUri ?? application.redirectUris[0] ?? "";
  const state = textOf("state");
  const refuse = (code: string, description: string) =>
    new RefusedRequestError(code, description, { redirectUri, state });
  if (![null, "code"].includes(textOf("response_type"))) {
    throw refuse("unsupported_response_type", "The response_type can only be code.");
  }
  const audience = readAudience(world, application, textOf("audience"));
  if (typeof audience === "string") throw refuse("invalid_request", audience);
  return { application, redirectUri, statedRedirectUri, audience, state };
}

function checkNames(query: URLSearchParams): void {
  const names = [...new Set(query.keys())];
  const unknown = names.filter((name) => !documented.includes(name));
  if (unknown.length > 0)
    throw new UntrustedRequestError(`Mirakl does not know these parameters: ${unknown.join(", ")}.`);
  const repeated = names.filter((name) => query.getAll(name).length > 1);
  if (repeated.length > 0) {
    throw new UntrustedRequestError(`These parameters come more than once: ${repeated.join(", ")}.`);
  }
}
