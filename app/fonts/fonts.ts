import localFont from "next/font/local";

// Next reads these calls while it builds: their values have to stand here as they are. The families have the names of
// the constants, and their order is in tailwind.config.ts.

const geist = localFont({
  src: "./geist-latin.woff2",
  variable: "--font-geist",
  weight: "400 700",
  declarations: [
    {
      prop: "unicode-range",
      value: "U+20-7E, U+A0-17F, U+2010-2027, U+2030, U+2039-203A, U+20AC, U+2122, U+2190-2193, U+2212, U+2264-2265",
    },
  ],
});

/** Only fetched where a page has other letters. */
const geistWhole = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist-whole",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
});

/** Not preloaded: only what people copy is set in it. */
const geistMono = localFont({
  src: "./geist-mono-ascii.woff2",
  variable: "--font-geist-mono",
  weight: "400 700",
  preload: false,
  declarations: [{ prop: "unicode-range", value: "U+20-7E" }],
});

const geistMonoWhole = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono-whole",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
});

/** Of the page: brings the fonts along. */
export const fontClasses = [geist, geistWhole, geistMono, geistMonoWhole].map(({ variable }) => variable).join(" ");
