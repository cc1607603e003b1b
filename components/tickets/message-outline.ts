/** A stretch of a message as far as its height goes. */
export type OutlineBlock =
  | {
      kind: "text";
      text: string;
      /** How far it stands in, in steps of a list. */
      indent: number;
      isBold: boolean;
      /** The cells of a table's row, one after the other. */
      isRow: boolean;
      /** Whether a gap follows, as after a paragraph. */
      hasGap: boolean;
    }
  | { kind: "picture"; width: number | null; height: number }
  | { kind: "rule" };

const blockTags = /^(p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|table|caption|thead|tbody|tfoot|tr|center|hr)$/;
const gapTags = /^(p|h[1-6]|ul|ol|dl|blockquote|pre|table)$/;
const indentTags = /^(ul|ol|dd|blockquote)$/;
const token = /<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>|([^<]+)/gi;

/** Of a picture whose measures the message does not tell. */
export const usualPictureHeight = 240;

/**
 * What a message holds, block by block, as text. A sandboxed frame cannot tell the page how high its document is; laid
 * out in the same font and width, the outline can. It is never shown, and never HTML.
 * @param html the sanitiser's output: tags and attributes are well-formed
 */
export function messageOutline(html: string): OutlineBlock[] {
  const blocks: OutlineBlock[] = [];
  let text = "";
  let indent = 0;
  let bold = 0;
  let verbatim = 0;
  let cells = 0;

  const flush = (hasGap: boolean) => {
    const trimmed = verbatim ? text.replace(/\n$/, "") : text.replace(/ *\n */g, "\n").trim();
    const last = blocks.at(-1);
    if (trimmed) blocks.push({ kind: "text", text: trimmed, indent, isBold: bold > 0, isRow: cells > 0, hasGap });
    else if (hasGap && last?.kind === "text") last.hasGap = true;
    text = "";
    cells = 0;
  };

  for (const [, slash, name = "", attributes = "", words] of html.matchAll(token)) {
    if (words !== undefined) {
      text += verbatim ? unescapeText(words) : unescapeText(words).replace(/[ \t\r\n]+/g, " ");
      continue;
    }
    const tag = name.toLowerCase();
    const isClosing = slash === "/";
    if (tag === "br") text += "\n";
    else if (tag === "img") {
      flush(false);
      blocks.push(pictureOf(attributes));
    } else if (/^t[dh]$/.test(tag) && isClosing) {
      text += "   ";
      cells += 1;
    } else if (blockTags.test(tag)) {
      flush(isClosing && gapTags.test(tag));
      const step = isClosing ? -1 : 1;
      if (indentTags.test(tag)) indent = Math.max(0, indent + step);
      if (/^h[1-6]$/.test(tag)) bold = Math.max(0, bold + step);
      if (tag === "hr") blocks.push({ kind: "rule" });
      if (tag === "pre") verbatim = Math.max(0, verbatim + step);
    }
  }
  flush(false);
  const last = blocks.at(-1);
  if (last?.kind === "text") last.hasGap = false;
  return blocks;
}

function pictureOf(attributes: string): OutlineBlock {
  const measure = (name: string) => Number(new RegExp(`\\b${name}="(\\d{1,4})"`, "i").exec(attributes)?.[1]) || null;
  return { kind: "picture", width: measure("width"), height: measure("height") ?? usualPictureHeight };
}

/** The sanitiser writes these entities and no others. */
function unescapeText(escaped: string): string {
  return escaped
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, "\u00a0")
    .replace(/&amp;/g, "&");
}
