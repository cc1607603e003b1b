import { errors } from "undici";
import { AppError, isAppError } from "@/lib/errors/app-error";

const unknownNameCodes = ["ENOTFOUND", "ENODATA", "ENONAME", "EBADNAME"];
const lookupFailedCodes = ["ESERVFAIL", "EREFUSED", "ETIMEOUT", "EFORMERR", "ENOTIMP"];
const timeoutCodes = [
  "ETIMEDOUT",
  "ERR_SOCKET_CONNECTION_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
];
/** What arrived is not HTTP, or not what its own headers promise. */
const malformedCodes = /^(Z_|ERR_BROTLI|ERR_ZSTD|UND_ERR_(HEADERS_OVERFLOW|RES_CONTENT_LENGTH_MISMATCH))/;

const certificateReasons: Record<string, string> = {
  CERT_HAS_EXPIRED: "it has expired",
  CERT_NOT_YET_VALID: "it is not valid yet",
  CERT_REVOKED: "it was revoked",
  DEPTH_ZERO_SELF_SIGNED_CERT: "it is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "it is self-signed",
  ERR_TLS_CERT_ALTNAME_INVALID: "it belongs to another name",
  HOSTNAME_MISMATCH: "it belongs to another name",
  UNABLE_TO_GET_ISSUER_CERT: "its issuer is unknown",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its issuer is unknown",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its issuer is unknown",
  CERT_UNTRUSTED: "its issuer is not trusted",
  CERT_REJECTED: "its issuer is not trusted",
  CERT_SIGNATURE_FAILURE: "its signature is wrong",
  CERT_CHAIN_TOO_LONG: "its chain is too long",
  PATH_LENGTH_EXCEEDED: "its chain is too long",
  INVALID_CA: "its issuer may not issue certificates",
  INVALID_PURPOSE: "it was issued for another purpose",
};
const noTlsCodes = /^(EPROTO$|ERR_SSL_|ERR_TLS_)/;

/**
 * What a failed connection means, by the codes of the error and of its causes.
 * @param call.timeoutSeconds the limit that holds for connecting
 * @returns null when it is no network failure: then it is a mistake of ours and stays what it is
 */
export function toNetworkError(error: unknown, call: { host: string; timeoutSeconds: number }): AppError | null {
  const chain = causesOf(error);
  const { host, timeoutSeconds } = call;
  const thrownByGuard = chain.find((cause) => isAppError(cause));
  if (thrownByGuard) {
    // The guard sees names only; people know the address with its port.
    return new AppError(thrownByGuard.code, { details: { ...thrownByGuard.details, host } });
  }
  const codes = chain.map(codeOf).filter((code) => code !== null);
  const failure = (code: ConstructorParameters<typeof AppError>[0], details: AppError["details"] = {}) =>
    new AppError(code, { cause: error, details: { host, ...details } });

  const certificate = codes.map((code) => certificateReasons[code]).find((reason) => reason !== undefined);
  if (certificate) return failure("tls_failed", { reason: certificate });
  if (codes.some((code) => noTlsCodes.test(code)))
    return failure("tls_failed", { reason: "it does not answer in TLS" });
  if (codes.includes("ECONNREFUSED")) return failure("connection_refused");
  if (codes.some((code) => timeoutCodes.includes(code))) return failure("connection_timed_out", { timeoutSeconds });
  if (codes.some((code) => unknownNameCodes.includes(code))) return failure("address_not_found");
  if (codes.some((code) => code.startsWith("EAI_") || lookupFailedCodes.includes(code))) {
    return failure("address_not_found", { reason: "the name server did not answer" });
  }
  const isNotHttp = chain.some((cause) => cause instanceof errors.HTTPParserError);
  if (isNotHttp || codes.some((code) => malformedCodes.test(code))) {
    return failure("mirakl_malformed_response", { reason: "it is not proper HTTP" });
  }
  // fetch wraps whatever happened on the wire as a cause; an error without one was thrown before anything was sent.
  return codes.length > 0 || chain.length > 1 ? failure("connection_failed") : null;
}

/** The error, its causes, and the members of those that bundle several (one per address that was tried). */
function causesOf(error: unknown): Error[] {
  const found: Error[] = [];
  const waiting = [error];
  while (waiting.length > 0 && found.length < 20) {
    const next = waiting.shift();
    if (!(next instanceof Error) || found.includes(next)) continue;
    found.push(next);
    waiting.push(next.cause, ...(next instanceof AggregateError ? next.errors : []));
  }
  return found;
}

function codeOf(error: Error): string | null {
  return "code" in error && typeof error.code === "string" ? error.code : null;
}
