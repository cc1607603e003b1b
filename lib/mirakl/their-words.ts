import type { Secret } from "@/lib/secret";

const longestQuote = 200;
/** Read no further: what matters stands at the beginning. */
const longestSource = 2_000;
/** A part of a secret this long is as good as the secret. */
const tellingLength = 8;
const placeholder = "[hidden]";

/** RFC 6749 section 5.2, Mirakl's `message` and `errors[].message`, and what other servers use. */
const wordsIn = (json: Record<string, unknown>): unknown[] => {
  const [firstError] = Array.isArray(json.errors) ? json.errors : [];
  return [json.error_description, json.message, messageOf(firstError), messageOf(json.error), json.detail, json.title];
};

/**
 * What the other side said in its own words, fit to be shown, stored and logged: one line, shortened, and without
 * anything that was sent to it or a recognisable part of that.
 */
export function quoteTheirWords(answer: { json: Record<string, unknown> | null; sent: Secret[] }): {
  oauthError?: string;
  theirWords?: string;
} {
  if (!answer.json) return {};
  const oauthError = toQuote(answer.json.error, answer.sent);
  const theirWords = wordsIn(answer.json)
    .map((words) => toQuote(words, answer.sent))
    .find((words) => words !== null);
  return { ...(oauthError && { oauthError }), ...(theirWords && { theirWords }) };
}

function toQuote(words: unknown, sent: Secret[]): string | null {
  if (typeof words !== "string") return null;
  const line = hideSent(words.slice(0, longestSource), sent)
    // Control and formatting characters could break lines or reverse the text that stands around them.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote - 1).trimEnd()}…` : line || null;
}

/** Replaces every run of characters that also stands in a secret, however it is escaped. */
function hideSent(words: string, sent: Secret[]): string {
  const lower = toAsciiLower(words);
  const hidden = new Uint8Array(words.length);
  for (const form of sent.flatMap((secret) => writtenForms(secret.reveal()))) {
    const length = Math.min(form.length, tellingLength);
    for (let start = 0; start + length <= form.length; start++) {
      const part = form.slice(start, start + length);
      for (let at = lower.indexOf(part); at !== -1; at = lower.indexOf(part, at + 1)) hidden.fill(1, at, at + length);
    }
  }
  return words.replace(/./gs, (character, index: number) => {
    if (!hidden[index]) return character;
    return hidden[index - 1] ? "" : placeholder;
  });
}

/** A secret as a server may echo it: as it is, form-encoded, percent-encoded, escaped for JSON, or in Base64. */
function writtenForms(secret: string): string[] {
  const forms = [
    secret,
    new URLSearchParams({ "": secret }).toString().slice(1),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    btoa(unescapeToBytes(secret)),
  ];
  return [...new Set(forms.map(toAsciiLower))];
}

/** Unlike `toLowerCase`, it never changes the length. */
function toAsciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** UTF-8 as one character per byte, which is what `btoa` takes. */
function unescapeToBytes(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

function messageOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "message" in value ? value.message : null;
}
