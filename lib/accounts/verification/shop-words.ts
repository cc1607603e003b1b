import type { MarketplaceShop } from "@/lib/mirakl/marketplace/get-shop";

const stateWords: Record<string, string> = {
  OPEN: "open",
  CLOSE: "closed",
  SUSPENDED: "suspended",
  TERMINATED: "terminated",
};

/** A shop in one line, such as "ACME SHOP (2000), open". States that Mirakl adds later are shown as they are. */
export function shopWords({ id, name, state, suspensionType }: MarketplaceShop): string {
  const stateText = state && (stateWords[state] ?? state.toLowerCase().replaceAll("_", " "));
  const why = state === "SUSPENDED" && suspensionType ? ` (${suspensionType.toLowerCase().replaceAll("_", " ")})` : "";
  return [`${name} (${id})`, stateText && `${stateText}${why}`].filter(Boolean).join(", ");
}
