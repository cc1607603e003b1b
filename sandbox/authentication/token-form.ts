import { isFormRequest } from "../requests/form-body";
import { OAuthError } from "./oauth-error";

/** The parameters of a form request. What is empty counts as absent (RFC 6749 section 3.2). */
export class TokenForm {
  readonly #parameters: URLSearchParams;

  private constructor(parameters: URLSearchParams) {
    this.#parameters = parameters;
  }

  /**
   * Reads a request to the token or the revocation endpoint.
   * @throws {OAuthError} `invalid_request` when parameters are in the query, when the body is not a form, or when a
   * parameter comes twice
   */
  static parse(request: { url: string; contentType: string | undefined; body: string }): TokenForm {
    const refuse = (description: string) => new OAuthError("invalid_request", description);
    if (new URL(request.url).search) throw refuse("Parameters belong into the body, not into the query.");
    if (!isFormRequest(request.contentType)) {
      throw refuse("The Content-Type must be application/x-www-form-urlencoded.");
    }
    const parameters = new URLSearchParams(request.body);
    for (const name of parameters.keys()) {
      if (parameters.getAll(name).length > 1) throw refuse(`The parameter ${name} comes more than once.`);
    }
    return new TokenForm(parameters);
  }

  get(name: string): string | null {
    return this.#parameters.get(name) || null;
  }

  /** @throws {OAuthError} `invalid_request` when it is absent */
  require(name: string): string {
    const value = this.get(name);
    if (value === null) throw new OAuthError("invalid_request", `The parameter ${name} is missing.`);
    return value;
  }

  /** @throws {OAuthError} `invalid_request` when there is a parameter that Mirakl does not document for the request */
  allowOnly(documented: readonly string[]): void {
    const unknown = [...this.#parameters.keys()].filter((name) => !documented.includes(name));
    if (unknown.length === 0) return;
    throw new OAuthError("invalid_request", `Unknown parameters: ${unknown.join(", ")}.`);
  }
}
