import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const geist = "node_modules/geist/dist/fonts";

/**
 * The parts of our fonts that nearly every page needs, a third of their bytes. `app/fonts/fonts.ts` names the same
 * ranges, so that browsers fetch the whole of a font only where a page has other letters.
 */
export const subsets = [
  {
    source: `${geist}/geist-sans/Geist-Variable.woff2`,
    file: "app/fonts/geist-latin.woff2",
    // Latin with its letters of European languages, punctuation, and the signs on our pages.
    unicodeRange:
      "U+20-7E, U+A0-17F, U+2010-2027, U+2030, U+2039-203A, U+20AC, U+2122, U+2190-2193, U+2212, U+2264-2265",
  },
  {
    source: `${geist}/geist-mono/GeistMono-Variable.woff2`,
    file: "app/fonts/geist-mono-ascii.woff2",
    unicodeRange: "U+20-7E",
  },
];

/** @returns the bytes of a subset; the same each time */
export async function makeSubset({ source, unicodeRange }) {
  // Nothing of ours is thinner than regular or heavier than bold.
  const variationAxes = { wght: { min: 400, max: 700, default: 400 } };
  return subsetFont(await readFile(source), lettersOf(unicodeRange), { targetFormat: "woff2", variationAxes });
}

function lettersOf(unicodeRange) {
  return unicodeRange
    .split(", ")
    .map((part) => {
      const [first, last = first] = part
        .slice(2)
        .split("-")
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join("");
    })
    .join("");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const subset of subsets) await writeFile(subset.file, await makeSubset(subset));
}
