import { SandboxInbox } from "./sandbox-inbox";
import { SandboxOauth } from "./sandbox-oauth";

/** What a credential of the played Mirakl may read. */
export type AccessRole = "full" | "messages" | "shop_details";
/** `html` is an answer that no Mirakl instance gives, `garbage` is JSON that breaks off. */
export type FaultKind = "429" | "503" | "slow" | "garbage" | "html" | "reset";

export interface Shop {
  marketplace: string;
  shopId: number;
  name: string;
  /** Origin of the shop's marketplace. */
  url: string;
  host: string;
}

export interface ApiKey {
  apiKey: string;
}

export interface Client {
  clientId: string;
  clientSecret: string;
  /** Of a Connect seller, else null. */
  companyId: string | null;
}

export interface Fault {
  kind: FaultKind;
  /** Where it strikes; without it at every server. */
  target?: string;
  path?: string;
  apiKey?: string;
  clientId?: string;
  /** How many calls it answers; 1 unless told. */
  times?: number;
  retryAfterSeconds?: number;
  delayMs?: number;
}

export interface RecordedRequest {
  id: number;
  method: string;
  path: string;
  query: Record<string, string[]>;
  headers: Record<string, string>;
  form: Record<string, string[]> | null;
  status: number | null;
}

/** Calls that a credential makes while it is verified. */
export const calls = {
  authorize: "/authorize",
  token: "/oauth/token",
  revoke: "/oauth/token/revoke",
  version: "/api/version",
  shop: "/api/account",
  platform: "/api/platform/configuration",
  threads: "/api/inbox/threads",
};

/**
 * The server that plays Mirakl, driven through its control API. Everything that the stories know about it is here:
 * another server can stand in its place with another version of this file.
 */
export class Sandbox {
  /** The target environment that leads to it. */
  readonly environment = "Sandbox";
  /** The marketplace that shops belong to unless told otherwise. */
  readonly marketplace = "acme";
  /** A marketplace that only stories with faults for every caller use. */
  readonly faultyMarketplace = "northgate";
  readonly #url: URL;
  readonly #faults: number[] = [];

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** Issues tokens; as the wizard shows it beside the environment. */
  get authHost(): string {
    return this.#url.host;
  }

  /** An address that belongs to it, and where nothing listens. */
  get closedUrl(): string {
    return `${this.#url.protocol}//${this.#url.hostname}:${Number(this.#url.port) + 9}`;
  }

  async createShop(options: { marketplace?: string; name?: string; state?: string } = {}): Promise<Shop> {
    const made = await this.#control<{ marketplace: string; shopId: number; name: string; marketplaceUrl: string }>(
      "POST",
      "/shops",
      { marketplace: this.marketplace, name: freshName(), ...options },
    );
    const { marketplace, shopId, name, marketplaceUrl } = made;
    return { marketplace, shopId, name, url: marketplaceUrl, host: new URL(marketplaceUrl).host };
  }

  /** @param shops all of one marketplace; the first one is the key's default shop */
  async createApiKey(shops: Shop[], role: AccessRole = "full"): Promise<ApiKey> {
    return this.#control("POST", "/api-keys", { ...placeOf(shops), role });
  }

  /** A fresh shop with a key of its own. */
  async createShopWithKey(
    options: { marketplace?: string; name?: string; state?: string; role?: AccessRole } = {},
  ): Promise<Shop & ApiKey> {
    const { role, ...ofShop } = options;
    const shop = await this.createShop(ofShop);
    return { ...shop, ...(await this.createApiKey([shop], role)) };
  }

  async createMarketplaceClient(shops: Shop[], role: AccessRole = "full"): Promise<Client> {
    return this.#control("POST", "/clients", { type: "marketplace", ...placeOf(shops), role });
  }

  /** A fresh shop with a client of its own. */
  async createShopWithClient(options: { tokenLifetimeSeconds?: number } = {}): Promise<Shop & Client> {
    const shop = await this.createShop();
    const client = await this.createMarketplaceClient([shop]);
    if (options.tokenLifetimeSeconds) await this.setTokenLifetime(client, options.tokenLifetimeSeconds);
    return { ...shop, ...client };
  }

  async createConnectSeller(): Promise<Client & { companyId: string }> {
    return this.#control("POST", "/clients", { type: "connect_seller" });
  }

  async createChannelPartner(): Promise<Client> {
    return this.#control("POST", "/clients", { type: "channel_partner" });
  }

  async rejectApiKey({ apiKey }: ApiKey): Promise<void> {
    await this.#control("POST", "/api-keys/reject", { apiKey });
  }

  /** Makes the key anew; the old one is refused from now on. */
  async regenerateApiKey({ apiKey }: ApiKey): Promise<ApiKey> {
    return this.#control("POST", "/api-keys/regenerate", { apiKey });
  }

  /** Gives the client another secret; its tokens and the old secret end at once. */
  async rotateClientSecret({ clientId }: Pick<Client, "clientId">): Promise<Client> {
    return this.#control("POST", "/clients/rotate-secret", { clientId });
  }

  /** Counts for tokens issued from now on. */
  async setTokenLifetime({ clientId }: Pick<Client, "clientId">, seconds: number): Promise<void> {
    await this.#control("PUT", "/token-lifetime", { clientId, seconds });
  }

  /** Plans a fault for the next calls that it matches. */
  async fail(fault: Fault): Promise<void> {
    const { id } = await this.#control<{ id: number }>("POST", "/faults", fault);
    this.#faults.push(id);
  }

  /** What was asked with a credential, in order of arrival. */
  async requestsOf(
    credential: { apiKey: string } | { clientId: string },
    options: { path?: string; after?: number } = {},
  ): Promise<RecordedRequest[]> {
    const filter = new URLSearchParams(
      "apiKey" in credential ? { apiKey: credential.apiKey } : { clientId: credential.clientId },
    );
    if (options.path !== undefined) filter.set("path", options.path);
    if (options.after !== undefined) filter.set("after", String(options.after));
    return (await this.#control<{ requests: RecordedRequest[] }>("GET", `/requests?${filter}`)).requests;
  }

  /** The access tokens that calls of a client carried. */
  async tokensOf(client: Pick<Client, "clientId">): Promise<string[]> {
    const requests = await this.requestsOf({ clientId: client.clientId });
    const tokens = requests.flatMap(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1] ?? []);
    return [...new Set(tokens)];
  }

  /** Takes back the faults that were planned here and not used up. */
  async clearOwnFaults(): Promise<void> {
    const known = await this.#control<{ faults: { id: number }[] }>("GET", "/faults");
    const left = known.faults.filter(({ id }) => this.#faults.includes(id));
    await Promise.all(left.map(({ id }) => this.#control("DELETE", `/faults/${id}`)));
  }

  /** Applications, people and what they allowed: the part that "Sign in with Mirakl" needs. */
  get oauth(): SandboxOauth {
    return new SandboxOauth((method, path, body) => this.#control(method, path, body));
  }

  /** What customers, marketplaces and shops write. */
  get inbox(): SandboxInbox {
    return new SandboxInbox((method, path, body) => this.#control(method, path, body));
  }

  async #control<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(new URL(`/control${path}`, this.#url), {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${method} ${path}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}

function placeOf(shops: Shop[]): { marketplace: string; shopIds: number[] } {
  const [first] = shops;
  if (!first) throw new Error("A credential needs a shop");
  return { marketplace: first.marketplace, shopIds: shops.map(({ shopId }) => shopId) };
}

/** Without digits, which are in the numbers and times that other stories call their accounts by, and would be found there. */
function freshName(): string {
  const letters = crypto.randomUUID().replaceAll(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");
  return `Fresh shop ${letters.slice(0, 8)}`;
}
