import { getMarketplace, marketplaces } from "../data/marketplaces";
import type { ApiKey, Client, Shop } from "../state/sandbox-state";
import type { World } from "../world";
import { type ApplicationView, applicationView } from "./application-views";
import { type PersonView, personView } from "./person-views";

interface MarketplaceView {
  id: string;
  name: string;
  tenant: string;
  url: string;
}
interface ShopView {
  shopId: number;
  name: string;
  state: string;
}
interface PlaceView {
  /** Null for a client of Mirakl Connect. */
  marketplace: string | null;
  marketplaceName: string | null;
  marketplaceUrl: string | null;
  /** The first one is the default shop. */
  shops: ShopView[];
}
export type ApiKeyView = PlaceView & Pick<ApiKey, "label" | "apiKey" | "role" | "rejected" | "readyMade">;
export type ClientView = PlaceView &
  Pick<Client, "label" | "type" | "clientId" | "clientSecret" | "companyId" | "role" | "tokenLifetime" | "readyMade">;

export interface CredentialsView {
  authenticationUrl: string;
  /** Mirakl Connect's APIs lie below `/api` of it. */
  connectUrl: string;
  marketplaces: MarketplaceView[];
  apiKeys: ApiKeyView[];
  clients: ClientView[];
  applications: ApplicationView[];
  people: PersonView[];
}

/** What can be pasted into a product under test. @param all also what was made by control commands */
export function credentialsView(world: World, { all }: { all: boolean }): CredentialsView {
  const shown = <Entry extends { readyMade: boolean }>(entries: ReadonlyMap<string, Entry>) =>
    [...entries.values()].filter(({ readyMade }) => all || readyMade);
  return {
    authenticationUrl: world.addresses.authentication,
    connectUrl: world.addresses.connect,
    marketplaces: marketplaces.map(({ id, name, tenant }) => ({
      id,
      name,
      tenant,
      url: world.addresses.marketplace(id),
    })),
    apiKeys: shown(world.state.apiKeys).map((apiKey) => apiKeyView(world, apiKey)),
    clients: shown(world.state.clients).map((client) => clientView(world, client)),
    applications: shown(world.state.applications).map(applicationView),
    people: shown(world.state.people).map((person) => personView(world, person)),
  };
}

export function apiKeyView(world: World, { label, apiKey, role, rejected, readyMade, ...place }: ApiKey): ApiKeyView {
  return { label, apiKey, ...placeView(world, place), role, rejected, readyMade };
}

export function clientView(world: World, client: Client): ClientView {
  const { label, type, clientId, clientSecret, companyId, role, tokenLifetime, readyMade, ...place } = client;
  const credentials = { label, type, clientId, clientSecret, companyId };
  return { ...credentials, ...placeView(world, place), role, tokenLifetime, readyMade };
}

export function shopView({ shopId, name, state }: Shop): ShopView {
  return { shopId, name, state };
}

function placeView(
  world: World,
  { marketplace, shopIds }: { marketplace: string | null; shopIds: readonly number[] },
): PlaceView {
  if (marketplace === null) return { marketplace: null, marketplaceName: null, marketplaceUrl: null, shops: [] };
  return {
    marketplace,
    marketplaceName: getMarketplace(marketplace).name,
    marketplaceUrl: world.addresses.marketplace(marketplace),
    shops: shopIds.flatMap((shopId) => world.findShop(marketplace, shopId) ?? []).map(shopView),
  };
}
