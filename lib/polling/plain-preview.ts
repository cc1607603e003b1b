import { Parser } from "htmlparser2";

const longest = 160;
/** Read no further: what matters stands at the beginning. */
const longestSource = 20_000;
/** The source is read so much at a time, until there is enough. */
const piece = 500;

/** Elements whose text nobody reads. */
const unread = new Set(["script", "style", "textarea", "option", "title"]);
/** Elements after which a new line begins. */
const ofOneLine = /^(br|p|div|li|t[rdh]|h\d)$/;

/** The beginning of a message as one line of plain text, without markup, scripts and styles. */
export function plainPreview(body: string): string {
  let text = "";
  let unreadDepth = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (unread.has(name)) unreadDepth += 1;
    },
    ontext: (part) => {
      if (unreadDepth === 0) text += part;
    },
    onclosetag: (name) => {
      if (unread.has(name)) unreadDepth -= 1;
      if (ofOneLine.test(name)) text += " ";
    },
  });
  let line = "";
  const end = Math.min(body.length, longestSource);
  for (let at = 0; at < end && line.length <= longest; at += piece) {
    parser.write(body.slice(at, Math.min(at + piece, end)));
    line = toLine(text);
  }
  if (line.length <= longest) {
    parser.end();
    line = toLine(text);
  }
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

const toLine = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
