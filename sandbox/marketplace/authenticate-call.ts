import { findLivingToken } from "../authentication/access-tokens";
import { bearerToken } from "../requests/caller";
import type { AccessRole, Shop } from "../state/sandbox-state";
import type { World } from "../world";
import { ApiError } from "./api-error";

/** What a credential opens on one marketplace. */
export interface Access {
  /** An operator reads about the marketplace and its shops, but nothing that is a shop's own. */
  role: AccessRole | "operator";
  /** The first one is the default shop; an operator has none. */
  shopIds: readonly number[];
}

interface Call {
  world: World;
  marketplace: string;
  /** The Authorization header as it came. */
  authorization: string | undefined;
}

/**
 * A shop's API key comes bare, an access token with the Bearer scheme; neither works the other way round, nor on
 * another marketplace.
 * @throws {ApiError} 401
 */
export function authenticateCall({ world, marketplace, authorization }: Call): Access {
  const access = authorization && (accessOfToken(world, authorization) ?? accessOfKey(world, authorization));
  if (!access || access.marketplace !== marketplace) throw new ApiError(401, "Unauthorized");
  return access;
}

/** @throws {ApiError} 403 */
export function requireRole(access: Access, needed: Exclude<AccessRole, "full">): void {
  if (access.role !== "full" && access.role !== needed) throw new ApiError(403, "Forbidden");
}

/**
 * The shop that a call is about: the one it names, else the credential's default shop.
 * @throws {ApiError} 404 for a shop that the credential does not open. That it is 404 and not 403 is not certain:
 * [?] Mirakl documents 404 as "does not exist for the current user", without naming `shop_id`.
 */
export function requireShop({ world, marketplace }: Omit<Call, "authorization">, access: Access, asked?: number): Shop {
  const shopId = asked ?? access.shopIds[0];
  const shop = shopId !== undefined && access.shopIds.includes(shopId) ? world.findShop(marketplace, shopId) : null;
  if (!shop) throw new ApiError(404, "The shop does not exist for the current user");
  return shop;
}

type PlacedAccess = Access & { marketplace: string | null };

function accessOfToken(world: World, authorization: string): PlacedAccess | null {
  const token = findLivingToken(world, bearerToken(authorization) ?? "");
  if (!token) return null;
  if (token.authorizationId === null) return world.state.clients.get(token.clientId) ?? null;
  const granted = world.state.authorizations.get(token.authorizationId);
  if (!granted) return null;
  const { marketplace, shopId } = granted;
  return shopId === null
    ? { marketplace, role: "operator", shopIds: [] }
    : { marketplace, role: "full", shopIds: [shopId] };
}

function accessOfKey(world: World, authorization: string): PlacedAccess | null {
  const key = world.state.apiKeys.get(authorization);
  return key && !key.rejected ? key : null;
}
