import { createHmac, randomUUID } from "node:crypto";
import type { AccessToken, Client } from "../state/sandbox-state";
import type { World } from "../world";

/** Tokens that ended long ago are swept out after each so many new ones. */
const sweepEvery = 200;
const rememberEndedMs = 3_600_000;

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

/**
 * Ends tokens at once; they are still known by whose they were, for the request log and for faults.
 * @returns how many of them had not ended before
 */
export function revokeTokens(world: World, which: (token: AccessToken) => boolean): number {
  const now = world.now();
  const living = [...world.state.accessTokens.values()].filter(
    (token) => which(token) && !hasEnded(token.expiresAt, now),
  );
  for (const token of living) token.expiresAt = now.toISOString();
  world.changed();
  return living.length;
}

function sweep({ state, now }: World): void {
  const longAgo = new Date(now().getTime() - rememberEndedMs);
  for (const [accessToken, { expiresAt }] of state.accessTokens) {
    if (hasEnded(expiresAt, longAgo)) state.accessTokens.delete(accessToken);
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
