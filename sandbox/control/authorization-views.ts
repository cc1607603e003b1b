import { countLivingTokens } from "../authentication/access-tokens";
import { getMarketplace } from "../data/marketplaces";
import type { Authorization } from "../state/sign-in-entries";
import type { World } from "../world";

export interface AuthorizationView extends Authorization {
  /** Label of the application. */
  application: string;
  person: string;
  marketplaceName: string | null;
  shopName: string | null;
  companyName: string | null;
  state: "active" | "revoked";
  /** What the application, or whoever revoked it, gave as the reason. */
  revocationReason: string | null;
  livingAccessTokens: number;
}

/** All authorizations, or those of one application, the oldest first. */
export function authorizationViews(world: World, clientId?: string): AuthorizationView[] {
  return [...world.state.authorizations.values()]
    .filter((authorization) => clientId === undefined || authorization.clientId === clientId)
    .map((authorization) => authorizationView(world, authorization));
}

export function authorizationView(world: World, authorization: Authorization): AuthorizationView {
  const { authorizationId, clientId, email, marketplace, shopId, companyId, endedAt, history } = authorization;
  const { applications, people, companies } = world.state;
  return {
    authorizationId,
    clientId,
    application: applications.get(clientId)?.label ?? "",
    email,
    person: people.get(email)?.name ?? "",
    marketplace,
    marketplaceName: marketplace === null ? null : getMarketplace(marketplace).name,
    shopId,
    shopName: world.findShop(marketplace ?? "", shopId ?? -1)?.name ?? null,
    companyId,
    companyName: companies.get(companyId ?? "")?.name ?? null,
    state: endedAt === null ? "active" : "revoked",
    endedAt,
    revocationReason: endedAt === null ? null : (history.at(-1)?.reason ?? null),
    livingAccessTokens: countLivingTokens(world, authorizationId),
    history,
  };
}
