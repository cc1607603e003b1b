import type { Config } from "tailwindcss";

/** A colour token of `app/globals.css`; light and dark swap there, never here. */
const token = (name: string) => `var(--${name})`;
const tokens = <T extends string>(...names: T[]) =>
  Object.fromEntries(names.map((name) => [name, token(name)])) as Record<T, string>;

const rem = (pixels: number) => `${pixels / 16}rem`;
type FontSize = [string, { lineHeight: string; letterSpacing?: string; fontWeight?: string }];
/** Sizes in rem, so that a larger text size of the browser is honoured. */
const size = (pixels: number, line: number, more: Omit<FontSize[1], "lineHeight"> = {}): FontSize => [
  rem(pixels),
  { lineHeight: rem(line), ...more },
];

const statusColors = ["ok", "warn", "bad", "off"] as const;

/** The design system's names: what is not listed here does not exist, so nothing outside of it slips in. */
const config: Config = {
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      ...tokens(
        "canvas",
        "surface",
        "subtle",
        "hover",
        "pressed",
        "line",
        "line-strong",
        "control",
        "skeleton",
        "scrim",
      ),
      ...tokens("text", "text-2", "text-3"),
      ...tokens("accent", "accent-hover", "accent-text", "accent-soft", "accent-line", "on-accent"),
      ...Object.fromEntries(
        statusColors.flatMap((status) =>
          ["", "-text", "-soft", "-line"].map((part) => [status + part, token(`status-${status}${part}`)]),
        ),
      ),
      ...tokens("danger", "danger-hover", "on-danger", "tip", "tip-text", "tip-text-2", "tip-bad"),
    },
    fontFamily: {
      // Names from app/fonts/fonts.ts; the variables that Next makes of them would have the fallback before the whole font.
      sans: ["geist", "geistWhole", "geist Fallback", "ui-sans-serif", "system-ui", "Segoe UI", "sans-serif"],
      mono: ["geistMono", "geistMonoWhole", "geistMono Fallback", "ui-monospace", "SF Mono", "Menlo", "monospace"],
    },
    fontSize: {
      28: size(28, 32, { letterSpacing: "-0.024em", fontWeight: "600" }),
      22: size(22, 32, { letterSpacing: "-0.018em", fontWeight: "600" }),
      17: size(17, 24, { letterSpacing: "-0.012em", fontWeight: "600" }),
      15: size(15, 24, { letterSpacing: "-0.006em", fontWeight: "600" }),
      16: size(16, 24),
      14: size(14, 20),
      13: size(13, 20),
      12: size(12, 16),
      11: size(11, 16),
    },
    borderRadius: {
      none: "0",
      tag: "4px",
      control: "6px",
      button: "8px",
      card: "10px",
      dialog: "14px",
      full: "9999px",
    },
    boxShadow: { none: "none", 1: "var(--shadow-1)", 2: "var(--shadow-2)", 3: "var(--shadow-3)" },
    transitionTimingFunction: { DEFAULT: "cubic-bezier(.2, 0, 0, 1)" },
    transitionDuration: { DEFAULT: "120ms", fast: "120ms", overlay: "180ms" },
    extend: {
      maxWidth: { wizard: "1104px", dialog: "520px" },
      height: { button: "32px", field: "36px", large: "40px", touch: "44px", row: "56px", head: "36px" },
    },
  },
};

export default config;
