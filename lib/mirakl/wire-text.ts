import { z } from "zod";

/** Names, labels and topics: no longer. */
const longestLine = 1_000;
/**
 * What a line of text or a database cannot hold, and what turns the text that stands around it to the other side:
 * whoever writes a name must not rearrange our sentences.
 */
const unfit = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** Words of the other side as one line of text. */
export function oneLine(text: string): string {
  return text.slice(0, longestLine).replace(unfit, "");
}

/** Mirakl writes "" for what does not apply; whatever is no text counts as none. */
export const optionalLine = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => (value && oneLine(value)) || null);

/** As Mirakl made it: an ID that is changed is another one, so what cannot be stored is none. */
const idText = z
  .string()
  .min(1)
  .max(longestLine)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);
/** int64 in Mirakl's description of some; text from here on. */
export const identifier = z.union([z.number().int(), idText]).transform(String);

/** A word of an enumeration, which grow at Mirakl. */
export const kind = z.string().catch("").transform(oneLine);

/** Asks for the next page, as it came. */
export const pageToken = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value || null);
