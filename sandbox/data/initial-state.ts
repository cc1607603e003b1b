import { randomBytes } from "node:crypto";
import type { ApiKey, Client, SandboxState, Shop } from "../state/sandbox-state";
import type { Application } from "../state/sign-in-entries";
import { createConversations } from "./create-conversations";
import { createThreads } from "./create-threads";
import { getMarketplace } from "./marketplaces";
import { readyMadeCompanies, readyMadePeople } from "./people";
import { readyMadeClientSecret, readyMadeUuid } from "./ready-made-secret";

/** As Mirakl answers it; documented as "about 3600". */
export const defaultTokenLifetimeSeconds = 3599;

const threadsPerShop = 25;
const conversationsPerCompany = 15;

type ReadyShop = Pick<Shop, "marketplace" | "shopId" | "name"> & Partial<Pick<Shop, "state">>;
/** Harbour & Vine has the same number as Trailhead Supply on purpose: a shop ID is unique within one marketplace only. */
const shops: ReadyShop[] = [
  { marketplace: "acme", shopId: 2001, name: "Trailhead Supply" },
  { marketplace: "acme", shopId: 2002, name: "Summit & Sons" },
  { marketplace: "acme", shopId: 2003, name: "Basecamp Outlet" },
  { marketplace: "acme", shopId: 2004, name: "Basecamp Refurbished" },
  { marketplace: "acme", shopId: 2005, name: "Pine Ridge Apparel" },
  { marketplace: "lumiere", shopId: 3101, name: "Atelier Bruyère" },
  { marketplace: "lumiere", shopId: 3102, name: "Verrerie du Lac", state: "SUSPENDED" },
  { marketplace: "lumiere", shopId: 3103, name: "Papeterie Saint-Clair" },
  { marketplace: "northgate", shopId: 2001, name: "Harbour & Vine" },
  { marketplace: "northgate", shopId: 4202, name: "Little Lantern Toys" },
];

type ReadyKey = Pick<ApiKey, "marketplace" | "shopIds" | "role" | "label">;
const apiKeys: ReadyKey[] = [
  { label: "Trailhead Supply", marketplace: "acme", shopIds: [2001], role: "full" },
  { label: "Two Basecamp shops behind one key", marketplace: "acme", shopIds: [2003, 2004], role: "full" },
  { label: "Pine Ridge Apparel, messages only", marketplace: "acme", shopIds: [2005], role: "messages" },
  { label: "Atelier Bruyère", marketplace: "lumiere", shopIds: [3101], role: "full" },
  { label: "Verrerie du Lac, suspended", marketplace: "lumiere", shopIds: [3102], role: "full" },
  { label: "Harbour & Vine", marketplace: "northgate", shopIds: [2001], role: "full" },
  { label: "Little Lantern Toys, shop details only", marketplace: "northgate", shopIds: [4202], role: "shop_details" },
];

type ReadyClient = Pick<Client, "type" | "label"> & Partial<Pick<Client, "marketplace" | "shopIds" | "companyId">>;
const clients: ReadyClient[] = [
  { label: "Summit & Sons", type: "marketplace", marketplace: "acme", shopIds: [2002] },
  { label: "Papeterie Saint-Clair", type: "marketplace", marketplace: "lumiere", shopIds: [3103] },
  { label: "Fern & Oak, Connect seller", type: "connect_seller", companyId: readyMadeUuid("company:Fern & Oak") },
  { label: "Feedwell, channel partner", type: "channel_partner" },
];

type ReadyApplication = Pick<Application, "label" | "integrationType" | "refreshTokens">;
const applications: ReadyApplication[] = [
  { label: "Shop Companion", integrationType: "marketplace_seller", refreshTokens: "rotating" },
  { label: "Operator Companion", integrationType: "marketplace_operator", refreshTokens: "static" },
  { label: "Connect Companion", integrationType: "connect_seller", refreshTokens: "static" },
];

/** The ready-made world: the same shops and credentials every time, their messages ending a little before `now`. */
export function createInitialState(now: Date): SandboxState {
  return {
    signingKey: randomBytes(32).toString("base64url"),
    defaultTokenLifetime: defaultTokenLifetimeSeconds,
    nextShopId: 9001,
    shops: shops.map((shop) => ({ state: "OPEN", createdAt: "2024-03-18T09:12:44Z", readyMade: true, ...shop })),
    apiKeys: new Map(apiKeys.map(toApiKey).map((entry) => [entry.apiKey, entry])),
    clients: new Map(clients.map(toClient).map((entry) => [entry.clientId, entry])),
    accessTokens: new Map(),
    threads: new Map(
      shops
        .flatMap(({ marketplace, shopId }) =>
          createThreads({ marketplace: getMarketplace(marketplace), shopId, count: threadsPerShop, now }),
        )
        .map((thread) => [thread.id, thread]),
    ),
    applications: new Map(applications.map(toApplication).map((entry) => [entry.clientId, entry])),
    people: new Map(readyMadePeople.map((entry) => [entry.email, entry])),
    companies: new Map(readyMadeCompanies.map((entry) => [entry.companyId, entry])),
    codes: new Map(),
    authorizations: new Map(),
    refreshTokens: new Map(),
    conversations: new Map(
      readyMadeCompanies
        .flatMap(({ companyId }) => createConversations({ companyId, count: conversationsPerCompany, now }))
        .map((conversation) => [conversation.id, conversation]),
    ),
    conversationActions: new Map(),
  };
}

function toApiKey(key: ReadyKey): ApiKey {
  return { ...key, apiKey: readyMadeUuid(`key:${key.label}`), rejected: false, readyMade: true };
}

function toClient(client: ReadyClient): Client {
  return {
    marketplace: null,
    shopIds: [],
    companyId: null,
    role: "full",
    tokenLifetime: "default",
    readyMade: true,
    ...client,
    clientId: readyMadeUuid(`client:${client.label}`),
    clientSecret: readyMadeClientSecret(client.label),
  };
}

function toApplication(application: ReadyApplication): Application {
  return {
    type: "application",
    ...application,
    redirectUris: ["http://localhost:3000/auth/mirakl", "http://127.0.0.1:3000/auth/mirakl"],
    anyLoopbackPort: true,
    tokenLifetime: "default",
    readyMade: true,
    clientId: readyMadeUuid(`application:${application.integrationType}`),
    clientSecret: readyMadeClientSecret(`application:${application.integrationType}`),
  };
}
