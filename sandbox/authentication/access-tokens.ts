import { createHmac, randomUUID } from "node:crypto";
import type { Client } from "../state/sandbox-state";
import type { World } from "../world";

/** Ended tokens are swept out after each so many new ones. */
const sweepEvery = 200;

export interface IssuedToken {
  accessToken: string;
  /** Null when the token has no end. */
  expiresInSeconds: number | null;
}

/** Makes a token for a client, different from every other one, and remembers it. */
export function issueAccessToken(world: World, client: Client): IssuedToken {
  const { state } = world;
  const issuedAt = Math.floor(world.now().getTime() / 1000);
  const lifetime = client.tokenLifetime === "default" ? state.defaultTokenLifetime : client.tokenLifetime;
  const accessToken = signedToken(state.signingKey, {
    iss: world.addresses.authentication,
    sub: client.clientId,
    ...(client.companyId ? { aud: client.companyId } : {}),
    iat: issuedAt,
    ...(lifetime === null ? {} : { exp: issuedAt + lifetime }),
    jti: randomUUID(),
  });
  state.accessTokens.set(accessToken, {
    accessToken,
    clientId: client.clientId,
    expiresAt: lifetime === null ? null : new Date((issuedAt + lifetime) * 1000).toISOString(),
  });
  if (state.accessTokens.size % sweepEvery === 0) sweep(world);
  world.changed();
  return { accessToken, expiresInSeconds: lifetime };
}

/** The client that a token works for now; null for an unknown, ended or revoked one. */
export function clientOfAccessToken(world: World, accessToken: string): Client | null {
  const token = world.state.accessTokens.get(accessToken);
  if (!token || hasEnded(token.expiresAt, world.now())) return null;
  return world.state.clients.get(token.clientId) ?? null;
}

/** Ends every token of a client at once. @returns how many there were */
export function revokeTokensOf(world: World, clientId: string): number {
  const tokens = [...world.state.accessTokens.values()].filter((token) => token.clientId === clientId);
  for (const { accessToken } of tokens) world.state.accessTokens.delete(accessToken);
  world.changed();
  return tokens.length;
}

/** @returns whether there was such a token */
export function revokeAccessToken(world: World, accessToken: string): boolean {
  const existed = world.state.accessTokens.delete(accessToken);
  world.changed();
  return existed;
}

function sweep({ state, now }: World): void {
  for (const [accessToken, { expiresAt }] of state.accessTokens) {
    if (hasEnded(expiresAt, now())) state.accessTokens.delete(accessToken);
  }
}

function hasEnded(expiresAt: string | null, now: Date): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime();
}

/** Looks like the JWT that Mirakl gives out. The sandbox knows its tokens by heart, so nothing ever reads them. */
function signedToken(key: string, claims: Record<string, unknown>): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}
