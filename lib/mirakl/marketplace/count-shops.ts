import type { MiraklFetch } from "../mirakl-fetch";
import { interpretMarketplaceAnswer } from "./interpret-marketplace-answer";
import { type AskedMarketplace, askedMarketplace, callMarketplace, type MarketplaceAccess } from "./marketplace-call";
import { shopsWire } from "./wire";

/** How many shops a marketplace has, as far as its operator is told; null when it does not say. */
export interface ShopCount {
  total: number | null;
}

/**
 * S20 `GET /api/shops`: the shops of a marketplace, for its operator. With `max` 1 it is the cheap check of an
 * operator's token.
 * @throws AppError of {@link interpretMarketplaceAnswer}, or what `fetch` throws when no answer came
 */
export async function countShops(access: MarketplaceAccess, fetch: MiraklFetch): Promise<ShopCount> {
  const response = await callMarketplace({ access, path: "/api/shops", query: { max: "1" } }, fetch);
  return interpretShops(response, askedMarketplace(access));
}

/** @throws AppError of {@link interpretMarketplaceAnswer} */
export async function interpretShops(response: Response, asked: AskedMarketplace): Promise<ShopCount> {
  const wire = await interpretMarketplaceAnswer(response, asked, shopsWire);
  return { total: wire.total_count };
}
