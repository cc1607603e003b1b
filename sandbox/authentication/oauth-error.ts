/**
 * The error codes that the token and the revocation endpoint answer: RFC 6749 section 5.2, RFC 8693 section 2.2.2 for
 * `invalid_target`, RFC 7009 section 2.2.1 for `unsupported_token_type`.
 */
type OAuthErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "unsupported_token_type"
  | "invalid_target";

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
