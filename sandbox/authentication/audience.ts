import { marketplaces } from "../data/marketplaces";
import type { Application } from "../state/sign-in-entries";
import type { World } from "../world";

/** To what the choice is narrowed beforehand. */
export interface Audience {
  marketplace: string;
  /** Null for any shop of it. */
  shopId: number | null;
}

/**
 * `audience`: the tenant for an operator; the tenant, or the tenant, a colon and the shop ID for a seller; none at
 * all for a Connect seller.
 * @returns what is wrong with it, as a sentence
 */
export function readAudience(
  world: World,
  { integrationType }: Application,
  audience: string | null,
): Audience | string | null {
  if (audience === null) return null;
  if (integrationType === "connect_seller") return "An application for Connect sellers takes no audience.";
  const [tenant, shop, ...rest] = audience.split(":");
  const marketplace = marketplaces.find((candidate) => candidate.tenant === tenant)?.id;
  if (marketplace === undefined) return "The audience does not name a marketplace.";
  if (shop === undefined) return { marketplace, shopId: null };
  if (integrationType === "marketplace_operator") return "The audience of an operator is the marketplace alone.";
  const shopId = /^\d{1,15}$/.test(shop) && rest.length === 0 ? Number(shop) : Number.NaN;
  return world.findShop(marketplace, shopId) ? { marketplace, shopId } : "The audience does not name a shop.";
}
