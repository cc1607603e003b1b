import { createHmac, timingSafeEqual } from "node:crypto";
import { ParameterError } from "./parameter-error";

/** Makes the opaque `page_token`; it cannot be made up or altered by a client. */
export function writePageToken(signingKey: string, content: unknown): string {
  const text = Buffer.from(JSON.stringify(content)).toString("base64url");
  return `${text}.${signature(signingKey, text)}`;
}

/**
 * @returns the content, which its maker checks: another API's token is signed alike
 * @throws {ParameterError} for a token that was not made here
 */
export function readPageToken(signingKey: string, token: string): unknown {
  const [text = "", signed = ""] = token.split(".");
  const expected = Buffer.from(signature(signingKey, text));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new ParameterError("page_token is not valid", "page_token");
  }
  return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
}

function signature(signingKey: string, text: string): string {
  return createHmac("sha256", signingKey).update(text).digest("base64url");
}
