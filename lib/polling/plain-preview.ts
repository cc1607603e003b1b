import sanitizeHtml from "sanitize-html";

const longest = 160;
/** Read no further: what matters stands at the beginning. */
const longestSource = 20_000;

/** The beginning of a message as one line of plain text, without markup, scripts and styles. */
export function plainPreview(body: string): string {
  const spaced = body.slice(0, longestSource).replace(/<(br|\/p|\/div|\/li|\/t[rdh]|\/h\d)\b/gi, " <$1");
  const text = sanitizeHtml(spaced, { allowedTags: [], allowedAttributes: {} });
  const line = unescapeText(text)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** The sanitiser answers HTML; a preview is text. */
function unescapeText(html: string): string {
  return html
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&");
}
