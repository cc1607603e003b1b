/** Facts an error may carry to people. Never a secret, never a stack, never SQL. */
export interface ErrorDetails {
  /** Host (and port) that was asked. */
  host?: string;
  /** HTTP status that the host answered. */
  status?: number;
  /** `error` of an RFC 6749 section 5.2 answer. */
  oauthError?: string;
  /** What Mirakl said in its own words (`error_description`, `message`), shortened, without anything we sent. */
  theirWords?: string;
  retryAfterSeconds?: number;
  timeoutSeconds?: number;
  /** Label of the environment that was chosen. */
  environmentLabel?: string;
  /** What the instance calls itself, such as `acme-preprod`. */
  tenantName?: string;
  /** The shop that was asked for, and the one that answered. */
  shopId?: string;
  otherShop?: string;
  /** The account that stands in the way. */
  accountName?: string;
  accountId?: string;
  /** The application that stands in the way, or whose client was refused. */
  applicationName?: string;
  keyId?: string;
  /** The answer was larger than it may be: asking for less can help. */
  isTooLarge?: boolean;
  /** What was wrong with an address, a certificate or an answer, as the end of a sentence. */
  reason?: string;
  fieldErrors?: Record<string, string>;
}
