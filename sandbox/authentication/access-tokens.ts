import { createHmac, randomUUID } from "node:crypto";
import type { AccessToken, Client } from "../state/sandbox-state";
import type { Application } from "../state/sign-in-entries";
import type { World } from "../world";

/** Tokens that ended long ago are swept out after each so many new ones. */
const sweepEvery = 200;
const rememberEndedMs = 3_600_000;

export interface IssuedToken {
  accessToken: string;
  /** Null when the token has no end. */
  expiresInSeconds: number | null;
}

/**
 * Makes a token, different from every other one, and remembers it.
 * @param authorizationId of the grant that it stands for; null with client credentials
 */
export function issueAccessToken(
  world: World,
  client: Client | Application,
  authorizationId: string | null = null,
): IssuedToken {
  const { state } = world;
  const issuedAt = Math.floor(world.now().getTime() / 1000);
  const lifetime = lifetimeOf(world, client);
  const accessToken = signedToken(state.signingKey, {
    iss: world.addresses.authentication,
    sub: client.clientId,
    ...(client.type === "connect_seller" ? { aud: client.companyId } : {}),
    iat: issuedAt,
    ...(lifetime === null ? {} : { exp: issuedAt + lifetime }),
    jti: randomUUID(),
  });
  state.accessTokens.set(accessToken, {
    accessToken,
    clientId: client.clientId,
    authorizationId,
    expiresAt: lifetime === null ? null : new Date((issuedAt + lifetime) * 1000).toISOString(),
  });
  if (state.accessTokens.size % sweepEvery === 0) sweep(world);
  world.changed();
  return { accessToken, expiresInSeconds: lifetime };
}

/** In seconds; Mirakl gives the tokens of an application no end unless one was agreed on. */
function lifetimeOf({ state }: World, client: Client | Application): number | null {
  if (client.tokenLifetime !== "default") return client.tokenLifetime;
  return client.type === "application" ? null : state.defaultTokenLifetime;
}

/** A token that works now; null for an unknown, ended or revoked one. */
export function findLivingToken(world: World, accessToken: string): AccessToken | null {
  const token = world.state.accessTokens.get(accessToken);
  return token && isLiving(world, token) ? token : null;
}

export function countLivingTokens(world: World, authorizationId: string): number {
  return [...world.state.accessTokens.values()].filter(
    (token) => token.authorizationId === authorizationId && isLiving(world, token),
  ).length;
}

/**
 * Ends tokens at once; they are still known by whose they were, for the request log and for faults.
 * @returns how many of them had not ended before
 */
export function revokeTokens(world: World, which: (token: AccessToken) => boolean): number {
  const living = [...world.state.accessTokens.values()].filter((token) => which(token) && isLiving(world, token));
  for (const token of living) token.expiresAt = world.now().toISOString();
  world.changed();
  return living.length;
}

function isLiving(world: World, { expiresAt }: AccessToken): boolean {
  return !hasEnded(expiresAt, world.now());
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
