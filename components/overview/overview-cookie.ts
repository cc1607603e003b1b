const choices = ["open", "closed"] as const;

/** Whether a person has opened the charts of the overview or put them away; null = neither: open, but on phones. */
export type OverviewChoice = (typeof choices)[number] | null;

/** The server renders the page by it. */
export const overviewCookie = "latchkey-overview";

export function parseOverviewChoice(value: string | undefined): OverviewChoice {
  return choices.find((choice) => choice === value) ?? null;
}

export function rememberOverview(choice: "open" | "closed"): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${overviewCookie}=${choice}; path=/; max-age=31536000; samesite=lax`;
}
