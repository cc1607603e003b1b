import type { ApplicationIntegrationType } from "@/lib/vocabulary";

/**
 * Which audience an integration type takes, and what leaving it empty means.
 * @param fallback what is sent instead of an empty one, if anything
 */
export function audienceHint(integrationType: ApplicationIntegrationType | "", fallback?: string | null): string {
  const empty = fallback
    ? `Left empty, the application’s own is sent: ${fallback}.`
    : "Left empty, it is chosen at Mirakl.";
  switch (integrationType) {
    case "marketplace_operator":
      return `The marketplace’s tenant, such as acme-prod. ${empty}`;
    case "marketplace_seller":
      return `A marketplace’s tenant, such as acme-prod, or one shop of it, such as acme-prod:2000. ${empty}`;
    case "connect_seller":
      return "Mirakl Connect sellers are sent none: leave it empty.";
    case "":
      return "The marketplace’s tenant, such as acme-prod. Which ones fit depends on the integration type.";
  }
}
