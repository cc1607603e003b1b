import sanitizeHtml from "sanitize-html";

export interface SanitisedMessage {
  html: string;
  /** Remote images that were left out: loading them would tell the sender who reads, and when. */
  hiddenImages: number;
  /** How many of them can be shown when somebody asks for it: those that come by https. */
  showableImages: number;
}

const textTags = [
  "a",
  "abbr",
  "b",
  "blockquote",
  "br",
  "caption",
  "center",
  "cite",
  "code",
  "col",
  "colgroup",
  "dd",
  "div",
  "dl",
  "dt",
  "em",
  "font",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "i",
  "img",
  "li",
  "ol",
  "p",
  "pre",
  "q",
  "s",
  "small",
  "span",
  "strike",
  "strong",
  "sub",
  "sup",
  "table",
  "tbody",
  "td",
  "tfoot",
  "th",
  "thead",
  "tr",
  "tt",
  "u",
  "ul",
];
const safeLinks = ["http", "https", "mailto", "tel"];

/**
 * A message's HTML as it may be shown: text, tables, links and embedded pictures. Scripts, styles, forms, frames and
 * whatever loads something from elsewhere are left out. Plain text keeps its line breaks.
 * @param options.withRemoteImages somebody asked for them: images that come by https stay
 */
export function sanitiseMessage(body: string, options: { withRemoteImages?: boolean } = {}): SanitisedMessage {
  const { withRemoteImages = false } = options;
  let hiddenImages = 0;
  let showableImages = 0;
  const isPlain = !/<[a-z!/]/i.test(body);
  const html = sanitizeHtml(isPlain ? escapeText(body).replace(/\r?\n/g, "<br>") : body, {
    allowedTags: textTags,
    allowedAttributes: {
      a: ["href", "title", "target", "rel"],
      img: ["src", "alt", "width", "height"],
      td: ["colspan", "rowspan", "align"],
      th: ["colspan", "rowspan", "align", "scope"],
      "*": ["dir", "lang"],
    },
    allowedSchemes: safeLinks,
    allowedSchemesByTag: { img: withRemoteImages ? ["data", "https"] : ["data"] },
    allowProtocolRelative: false,
    // Their content is no text of the message.
    nonTextTags: ["script", "style", "textarea", "option", "noscript", "title", "svg", "math"],
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, target: "_blank", rel: "noopener noreferrer nofollow" },
      }),
      img: (tagName, attribs) => {
        const isEmbedded = /^data:image\/(png|jpe?g|gif|webp);base64,/i.test(attribs.src ?? "");
        const isShowable = /^https:\/\//i.test(attribs.src ?? "");
        if (isEmbedded || (isShowable && withRemoteImages)) return { tagName, attribs };
        hiddenImages += 1;
        if (isShowable) showableImages += 1;
        const { src: _src, ...rest } = attribs;
        return attribs.alt ? { tagName: "span", attribs: {}, text: attribs.alt } : { tagName: "span", attribs: rest };
      },
    },
  });
  return { html, hiddenImages, showableImages };
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
