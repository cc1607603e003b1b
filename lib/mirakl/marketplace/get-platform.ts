import type { MiraklFetch } from "../mirakl-fetch";
import { interpretMarketplaceAnswer } from "./interpret-marketplace-answer";
import { type AskedMarketplace, askedMarketplace, callMarketplace, type MarketplaceAccess } from "./marketplace-call";
import { platformWire } from "./wire";

export interface MarketplacePlatform {
  /** Name for people; null when it has none. */
  name: string | null;
  /** Such as `acme-prod`. */
  tenantName: string | null;
}

/**
 * PC01 `GET /api/platform/configuration`: what the marketplace calls itself. Needs a shop admin.
 * @throws AppError of {@link interpretMarketplaceAnswer}, or what `fetch` throws when no answer came
 */
export async function getPlatform(access: MarketplaceAccess, fetch: MiraklFetch): Promise<MarketplacePlatform> {
  const response = await callMarketplace({ access, path: "/api/platform/configuration" }, fetch);
  return interpretPlatform(response, askedMarketplace(access));
}

/** @throws AppError of {@link interpretMarketplaceAnswer} */
export async function interpretPlatform(response: Response, asked: AskedMarketplace): Promise<MarketplacePlatform> {
  const wire = await interpretMarketplaceAnswer(response, asked, platformWire);
  return { name: wire.platform_name, tenantName: wire.tenant_name };
}
