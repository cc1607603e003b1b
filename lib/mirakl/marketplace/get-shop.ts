import type { MiraklFetch } from "../mirakl-fetch";
import { interpretMarketplaceAnswer } from "./interpret-marketplace-answer";
import { type AskedMarketplace, askedMarketplace, callMarketplace, type MarketplaceAccess } from "./marketplace-call";
import { shopWire } from "./wire";

export interface MarketplaceShop {
  id: string;
  name: string;
  /** OPEN, CLOSE, SUSPENDED, TERMINATED, or a word that Mirakl adds later; null when it does not tell. */
  state: string | null;
  /** Why it is suspended, in Mirakl's word. */
  suspensionType: string | null;
  /** ISO 4217. */
  currency: string | null;
}

/**
 * A01 `GET /api/account`: the shop that the credential leads to. Mirakl asks for at most one call a day.
 * @throws AppError of {@link interpretMarketplaceAnswer}, or what `fetch` throws when no answer came
 */
export async function getShop(access: MarketplaceAccess, fetch: MiraklFetch): Promise<MarketplaceShop> {
  const response = await callMarketplace({ access, path: "/api/account" }, fetch);
  return interpretShop(response, askedMarketplace(access));
}

/** @throws AppError of {@link interpretMarketplaceAnswer} */
export async function interpretShop(response: Response, asked: AskedMarketplace): Promise<MarketplaceShop> {
  const wire = await interpretMarketplaceAnswer(response, asked, shopWire);
  return {
    id: wire.shop_id,
    name: wire.shop_name,
    state: wire.shop_state,
    suspensionType: wire.suspension_type,
    currency: wire.currency_iso_code,
  };
}
