import type { IntegrationType } from "@/lib/vocabulary";

/** An address means a marketplace, a Company ID a Mirakl Connect seller, neither a channel partner. */
export function integrationTypeOf(shape: { baseUrl: string | null; companyId: string | null }): IntegrationType {
  if (shape.baseUrl) return "marketplace_seller";
  return shape.companyId ? "connect_seller" : "connect_channel_partner";
}
