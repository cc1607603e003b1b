import { z } from "zod";
import { oneLine } from "../wire-text";

/** Names of shops and companies, and e-mails: no longer, and nothing that a line of text or a database cannot hold. */
const longestText = 300;
/** Mirakl writes "" for what does not apply. */
const optionalText = z
  .string()
  .nullish()
  .transform((value) => (value && oneLine(value.slice(0, longestText))) || null);
/** An ID, as a text or as a number. */
const optionalId = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === undefined || value === null || value === "" ? null : String(value)));
/** Tokens travel in HTTP headers. */
const token = z.string().regex(/^[\x21-\x7e]+$/);
/** What fits a database and a calendar: 68 years. */
const longestLifetimeSeconds = 2 ** 31 - 1;

/** Answer of the token endpoint after RFC 6749 section 5.1. What Mirakl adds beyond this is ignored. */
export const tokenWire = z.object({
  access_token: token,
  refresh_token: token.optional(),
  expires_in: z
    .number()
    .nonnegative()
    .transform((seconds) => Math.min(Math.floor(seconds), longestLifetimeSeconds))
    .optional(),
  resource_owner: optionalText,
  company_id: optionalId,
  company_name: optionalText,
  marketplace_id: optionalId,
  marketplace_url: optionalText,
  shop_id: optionalId,
  shop_name: optionalText,
});
