export type MessageTheme = "light" | "dark";

/** The tokens of `app/globals.css` that a message needs: a frame of its own reads no variables of the page. */
const colors: Record<MessageTheme, { text: string; quiet: string; link: string; line: string }> = {
  light: { text: "#17171c", quiet: "#50505b", link: "#2748bd", line: "#d3d3da" },
  dark: { text: "#ededf1", quiet: "#adadb8", link: "#9bb0ff", line: "#3a3a44" },
};

/**
 * Nothing is loaded from anywhere, whatever the message says, but images by https once somebody asked for them. In the
 * page's own frame the page's policy holds on top of it, which lets no remote image through.
 */
export function messagePolicy({ withRemoteImages }: { withRemoteImages: boolean }): string {
  return `default-src 'none'; img-src data:${withRemoteImages ? " https:" : ""}; style-src 'unsafe-inline'`;
}

/**
 * The document of a message for a sandboxed frame, without scripts.
 * @param html sanitised on the server
 */
export function messageDocument(
  html: string,
  theme: MessageTheme,
  policy: string = messagePolicy({ withRemoteImages: false }),
): string {
  return [
    `<!doctype html><html lang="und"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="referrer" content="no-referrer"><title>Message</title>`,
    `<style>${messageStyle(theme)}</style></head><body>${html}</body></html>`,
  ].join("");
}

/** Same font, size and gaps as `MessageOutline`, which the frame's height comes from. */
function messageStyle(theme: MessageTheme): string {
  const { text, quiet, link, line } = colors[theme];
  return [
    `:root{color-scheme:${theme};background:transparent}`,
    `body{margin:0;font:.875rem/1.375rem ${messageFont};color:${text};overflow-wrap:anywhere;-webkit-font-smoothing:antialiased}`,
    "p,ul,ol,dl,blockquote,pre,table,h1,h2,h3,h4,h5,h6,hr{margin:0 0 .5rem}",
    "h1,h2,h3,h4,h5,h6{font-size:.875rem;font-weight:600}",
    "ul,ol{padding-left:1.5rem}dd{margin-left:1.5rem}",
    `blockquote{padding-left:.75rem;border-left:2px solid ${line};color:${quiet}}`,
    `pre,code,tt{font-family:${monoFont};font-size:.8125rem}pre{white-space:pre-wrap}`,
    "table{border-collapse:collapse;max-width:100%}td,th{padding:.125rem .75rem .125rem 0;text-align:left;vertical-align:top}",
    "img{max-width:100%;height:auto;vertical-align:top}",
    `hr{border:0;border-top:1px solid ${line}}a[href]{color:${link};text-underline-offset:3px}`,
    "body>:last-child{margin-bottom:0}",
  ].join("");
}

/** Fonts of the system only: the frame may load none. */
export const messageFont = 'ui-sans-serif,system-ui,"Segoe UI",sans-serif';
const monoFont = 'ui-monospace,"SF Mono",Menlo,monospace';
