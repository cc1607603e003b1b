import sanitizeHtml from "sanitize-html";

const longest = 160;
/** Enough of most mails; what is left when markup has used it up is worth a second look. */
const firstLook = 2_000;
/** Read no further: what matters stands at the beginning. */
const longestSource = 20_000;
/** Where a source is cut, a tag or an entity may be left in two. */
const frayed = 40;

/** The beginning of a message as one line of plain text, without markup, scripts and styles. */
export function plainPreview(body: string): string {
  let line = toLine(body.slice(0, firstLook));
  if (body.length > firstLook && line.length < longest + frayed) line = toLine(body.slice(0, longestSource));
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

function toLine(source: string): string {
  const spaced = source.replace(/<(br|\/p|\/div|\/li|\/t[rdh]|\/h\d)\b/gi, " <$1");
  const text = sanitizeHtml(spaced, { allowedTags: [], allowedAttributes: {} });
  return unescapeText(text)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
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
