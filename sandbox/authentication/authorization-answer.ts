import { getMarketplace } from "../data/marketplaces";
import type { Application, Authorization, RefreshToken } from "../state/sign-in-entries";
import type { World } from "../world";
import type { IssuedToken } from "./access-tokens";

interface Granted {
  application: Application;
  authorization: Authorization;
  token: IssuedToken;
  /** Null leaves the field out: the refresh token that was used goes on. */
  refreshToken: RefreshToken | null;
}

/** What the token endpoint answers to an application, to a code and to a refresh token alike. */
export function authorizationAnswer(world: World, granted: Granted): Record<string, unknown> {
  const { application, authorization, token, refreshToken } = granted;
  return {
    token_type: "bearer",
    access_token: token.accessToken,
    ...(refreshToken ? { refresh_token: refreshToken.refreshToken } : {}),
    ...(token.expiresInSeconds === null ? {} : { expires_in: token.expiresInSeconds }),
    resource_owner: authorization.email,
    ...placeFields(world, application, authorization),
  };
}

/** [?] `shop_id` is a number, as in A01: Mirakl's page on tokens does not say. */
function placeFields(world: World, { integrationType }: Application, place: Authorization): Record<string, unknown> {
  const { marketplace, shopId, companyId } = place;
  if (integrationType === "connect_seller") {
    return {
      company_id: companyId,
      company_name: world.state.companies.get(companyId ?? "")?.name ?? "",
      company_kind: "SELLER",
    };
  }
  const { id, tenant } = getMarketplace(marketplace ?? "");
  return {
    ...(integrationType === "marketplace_seller"
      ? { shop_id: shopId, shop_name: world.findShop(id, shopId ?? 0)?.name ?? "" }
      : {}),
    marketplace_id: tenant,
    marketplace_url: world.addresses.marketplace(id),
  };
}
