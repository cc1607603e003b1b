import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { ApiError } from "./api-error";

const page = z.object({
  shopId: z.int(),
  limit: z.int(),
  withMessages: z.boolean(),
  updatedSince: z.number().nullable(),
  entityType: z.string().nullable(),
  entityIds: z.array(z.string()),
  channels: z.array(z.string()),
  /** The thread next to which the page begins, and to which side it goes; null for the first page. */
  from: z.object({ updatedAt: z.string(), id: z.string(), direction: z.enum(["older", "newer"]) }).nullable(),
});

/** Everything that one page of threads depends on: with a token all other parameters are ignored. */
export type ThreadPage = z.infer<typeof page>;

/** Makes the opaque `page_token`; it cannot be made up or altered by a client. */
export function writePageToken(signingKey: string, content: ThreadPage): string {
  const text = Buffer.from(JSON.stringify(content)).toString("base64url");
  return `${text}.${signature(signingKey, text)}`;
}

/** @throws {ApiError} 400 for a token that was not made here */
export function readPageToken(signingKey: string, token: string): ThreadPage {
  const [text = "", signed = ""] = token.split(".");
  const expected = Buffer.from(signature(signingKey, text));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new ApiError(400, "page_token is not valid", "page_token");
  }
  return page.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
}

function signature(signingKey: string, text: string): string {
  return createHmac("sha256", signingKey).update(text).digest("base64url");
}
