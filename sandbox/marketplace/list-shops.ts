import type { Marketplace } from "../data/marketplaces";
import { QueryParameters } from "../requests/query-parameters";
import type { Shop } from "../state/sandbox-state";
import type { ApiCall } from "./api-call";
import { ApiError } from "./api-error";

const defaultMax = 10;
const maxMax = 100;

/**
 * S20 `GET /api/shops`: a page of the marketplace's shops, for its operator only; of each the fields that matter.
 * @throws {ApiError} 403
 * @throws {ParameterError}
 */
export function getShops({ world, marketplace, access, url }: ApiCall): Record<string, unknown> {
  const query = new QueryParameters(url, ["max", "offset"]);
  if (access.role !== "operator") throw new ApiError(403, "Forbidden");
  const max = query.integer("max", { min: 1, max: maxMax }) ?? defaultMax;
  const offset = query.integer("offset", { min: 0, max: Number.MAX_SAFE_INTEGER }) ?? 0;
  const shops = world.state.shops.filter((shop) => shop.marketplace === marketplace.id);
  return {
    shops: shops.slice(offset, offset + max).map((shop) => shopAnswer(shop, marketplace)),
    total_count: shops.length,
  };
}

function shopAnswer({ shopId, name, state, createdAt }: Shop, marketplace: Marketplace): Record<string, unknown> {
  return {
    shop_id: shopId,
    shop_name: name,
    shop_state: state,
    ...(state === "SUSPENDED" ? { suspension_type: "MANUAL" } : {}),
    currency_iso_code: marketplace.currencyIsoCode,
    date_created: createdAt,
    last_updated_date: createdAt,
    channels: [marketplace.channel],
    is_professional: true,
    premium: false,
  };
}
