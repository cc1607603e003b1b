/** The error codes that the token endpoint answers: RFC 6749 section 5.2, and RFC 8693 section 2.2.2 for the last. */
type OAuthErrorCode = "invalid_request" | "invalid_client" | "unsupported_grant_type" | "invalid_target";

/** A refusal in the words of RFC 6749 section 5.2; Mirakl does not document its own. */
export class OAuthError extends Error {
  override readonly name = "OAuthError";
  readonly code: OAuthErrorCode;
  readonly description: string;

  constructor(code: OAuthErrorCode, description: string) {
    super(`${code}: ${description}`);
    this.code = code;
    this.description = description;
  }

  /** 401 for a client that was not recognised, else 400. */
  get status(): 400 | 401 {
    return this.code === "invalid_client" ? 401 : 400;
  }

  get body(): { error: string; error_description: string } {
    return { error: this.code, error_description: this.description };
  }
}
