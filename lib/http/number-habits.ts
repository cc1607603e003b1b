import { englishHabits, type NumberHabits } from "@/lib/number-text";

/**
 * How numbers are written in the language that a browser asks for first; in English where that says nothing.
 * @param acceptLanguage the header: "de-CH,de;q=0.9,en;q=0.8"
 */
export function numberHabits(acceptLanguage: string | null): NumberHabits {
  const [language = ""] = acceptLanguage?.split(/[,;]/) ?? [];
  let format: Intl.NumberFormat;
  try {
    format = new Intl.NumberFormat([language.trim(), "en"], { numberingSystem: "latn" });
  } catch {
    // Anybody can send anything: "*" and what is no language at all.
    return englishHabits;
  }
  const parts = format.formatToParts(1_234_567.8);
  const text = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value;
  return {
    // Our font has no narrow space, for which browsers would fetch its whole (app/fonts/fonts.ts) in vain.
    group: text("group")?.replace("\u202f", "\u00a0") ?? "",
    decimal: text("decimal") ?? englishHabits.decimal,
    inPairs: text("integer") === "12",
    groupedFrom: format.formatToParts(1_234).some(({ type }) => type === "group") ? 4 : 5,
  };
}
