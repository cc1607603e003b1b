import { randomInt, randomUUID } from "node:crypto";
import {
  revocationPath,
  startTokenEndpoint,
  type TokenAnswering,
  type TokenRequest,
  type TokenResponse,
  tokenPath,
} from "@/lib/accounts/testing/token-endpoint";

/** Something that someone granted, as Mirakl's side knows it. */
export interface ScriptedGrant {
  clientId: string;
  isAlive: boolean;
  /** The only one that is alive: a refresh ends the one before it. */
  accessToken: string;
  refreshToken: string | null;
  /** Whether a refresh spends the refresh token. Using a spent one ends the grant. */
  rotates: boolean;
  expiresInSeconds: number | null;
  /** What its token answers say beside the tokens. */
  facts: Record<string, unknown>;
  spentRefreshTokens: Set<string>;
  refreshes: number;
  /** Reasons of the revocations that ended it. */
  reasons: (string | null)[];
}

export type GrantOptions = Partial<Pick<ScriptedGrant, "clientId" | "rotates" | "expiresInSeconds" | "facts">> & {
  /** False: its answers never hold a refresh token. */
  hasRefreshToken?: boolean;
};

/**
 * Mirakl's side with memory: codes work once, refresh tokens rotate, a spent one ends its grant, and a revocation of a
 * dead access token is answered 200 and changes nothing. It is its own marketplace too. `overrides` puts something else
 * in the place of an answer; it can still ask for the usual one.
 */
export async function startScriptedMirakl() {
  const endpoint = await startTokenEndpoint();
  const grants: ScriptedGrant[] = [];
  const codes = new Map<string, ScriptedGrant>();
  const clientSecrets = new Map<string, string>();
  const usual = (request: TokenRequest): TokenResponse => {
    const path = pathOf(request);
    if (path === tokenPath) return answerToken(request, { grants, codes, clientSecrets });
    if (path === revocationPath) return answerRevocation(request, { grants, clientSecrets });
    return answerMarketplace(request, grants);
  };
  const mirakl = Object.assign(endpoint, {
    /** The secrets that clients must have; others are taken at their word. */
    clientSecrets,
    overrides: {} as Record<string, (request: TokenRequest, usual: () => TokenResponse) => ReturnType<TokenAnswering>>,
    /** Something that was granted and exchanged long ago. */
    addGrant(options: GrantOptions = {}): ScriptedGrant {
      const grant = createGrant(options);
      grants.push(grant);
      return grant;
    },
    /** The code that Mirakl's consent page would send the browser back with. */
    consent(options: GrantOptions = {}): { code: string; grant: ScriptedGrant } {
      const code = `code-${randomUUID()}`;
      const grant = mirakl.addGrant({
        ...options,
        facts: {
          // Another shop each time, unless the test says which.
          shop_id: randomInt(1_000_000_000),
          shop_name: "Trailhead",
          marketplace_id: "acme-prod",
          marketplace_url: `${endpoint.origin}/api`,
          resource_owner: "sofia@example.com",
          ...options.facts,
        },
      });
      codes.set(code, grant);
      return { code, grant };
    },
    /** What a client asked for, in its order. */
    asked: (clientId: string, path: string = tokenPath) =>
      endpoint.requests.filter((request) => pathOf(request) === path && clientOf(request)?.id === clientId),
  });
  endpoint.answer = (request) => {
    const override = mirakl.overrides[pathOf(request)];
    return override ? override(request, () => usual(request)) : usual(request);
  };
  return mirakl;
}
export type ScriptedMirakl = Awaited<ReturnType<typeof startScriptedMirakl>>;

function createGrant({ clientId = "client", hasRefreshToken = true, ...own }: GrantOptions): ScriptedGrant {
  return {
    rotates: true,
    expiresInSeconds: null,
    facts: {},
    ...own,
    clientId,
    isAlive: true,
    accessToken: `access-${randomUUID()}`,
    refreshToken: hasRefreshToken ? `refresh-${randomUUID()}` : null,
    spentRefreshTokens: new Set(),
    refreshes: 0,
    reasons: [],
  };
}

function tokenAnswer(grant: ScriptedGrant): TokenResponse {
  const { accessToken, refreshToken, expiresInSeconds, facts } = grant;
  return {
    body: {
      token_type: "bearer",
      access_token: accessToken,
      ...(refreshToken && { refresh_token: refreshToken }),
      ...(expiresInSeconds !== null && { expires_in: expiresInSeconds }),
      ...facts,
    },
  };
}

function answerToken(
  request: TokenRequest,
  known: { grants: ScriptedGrant[]; codes: Map<string, ScriptedGrant>; clientSecrets: Map<string, string> },
): TokenResponse {
  const { form } = request;
  if (!isKnownClient(clientOf(request), known.clientSecrets)) return refusal(401, "invalid_client");
  if (form.grant_type === "authorization_code") {
    const grant = known.codes.get(form.code ?? "");
    if (!grant || grant.clientId !== form.client_id) return refusal(400, "invalid_grant");
    known.codes.delete(form.code ?? "");
    return tokenAnswer(grant);
  }
  const token = form.refresh_token ?? "";
  const isOf = ({ refreshToken, spentRefreshTokens }: ScriptedGrant) =>
    refreshToken === token || spentRefreshTokens.has(token);
  const grant = known.grants.find(isOf);
  if (!grant || grant.clientId !== form.client_id || !grant.isAlive) return refusal(400, "invalid_grant");
  if (grant.spentRefreshTokens.has(token)) {
    grant.isAlive = false;
    return refusal(400, "invalid_grant");
  }
  grant.accessToken = `access-${randomUUID()}`;
  grant.refreshes += 1;
  if (!grant.rotates) {
    const { refresh_token: _, ...body } = tokenAnswer(grant).body as Record<string, unknown>;
    return { body };
  }
  grant.spentRefreshTokens.add(token);
  grant.refreshToken = `refresh-${randomUUID()}`;
  return tokenAnswer(grant);
}

function answerRevocation(
  request: TokenRequest,
  known: { grants: ScriptedGrant[]; clientSecrets: Map<string, string> },
): TokenResponse {
  const client = clientOf(request);
  if (!client || !isKnownClient(client, known.clientSecrets)) return refusal(401, "invalid_client");
  const grant = known.grants.find(
    ({ accessToken, clientId, isAlive }) => isAlive && accessToken === request.form.token && clientId === client.id,
  );
  if (grant) {
    grant.isAlive = false;
    grant.reasons.push(request.form.reason ?? null);
  }
  return {};
}

const marketplaceAnswers: Record<string, (grant: ScriptedGrant) => unknown> = {
  "/api/inbox/threads": () => ({ data: [] }),
  "/api/account": ({ facts }) => ({ shop_id: facts.shop_id, shop_name: facts.shop_name, shop_state: "OPEN" }),
  "/api/shops": () => ({ shops: [], total_count: 3 }),
  "/api/conversations": () => ({ data: [] }),
  "/api/platform/configuration": () => ({ tenant_name: "acme-preprod" }),
};

/** Its marketplaces and Mirakl Connect: everything but the version is for living tokens only. */
function answerMarketplace(request: TokenRequest, grants: ScriptedGrant[]): TokenResponse {
  const path = pathOf(request);
  if (path === "/api/version") return { body: { version: "3.214" } };
  const answer = marketplaceAnswers[path];
  if (!answer) return { status: 404, body: { message: "no such path" } };
  const token = request.authorization?.replace(/^Bearer /, "");
  const grant = grants.find(({ accessToken, isAlive }) => isAlive && accessToken === token);
  return grant ? { body: answer(grant) } : { status: 401, body: { message: "no such token" } };
}

const refusal = (status: number, error: string): TokenResponse => ({ status, body: { error } });
const pathOf = ({ path }: TokenRequest) => path.replace(/\?.*/, "");

/** Who asked, by body or by HTTP Basic. */
export function clientOf({ form, authorization }: TokenRequest): { id: string; secret: string } | null {
  if (form.client_id) return { id: form.client_id, secret: form.client_secret ?? "" };
  if (!authorization?.startsWith("Basic ")) return null;
  const pair = Buffer.from(authorization.slice("Basic ".length), "base64").toString("utf8");
  const colon = pair.indexOf(":");
  return { id: pair.slice(0, colon), secret: pair.slice(colon + 1) };
}

function isKnownClient(client: { id: string; secret: string } | null, secrets: Map<string, string>): boolean {
  if (!client) return false;
  const secret = secrets.get(client.id);
  return secret === undefined || secret === client.secret;
}
