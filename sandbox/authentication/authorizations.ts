import { randomBytes, randomUUID } from "node:crypto";
import type {
  Application,
  Authorization,
  AuthorizationCode,
  AuthorizationEvent,
  RefreshToken,
} from "../state/sign-in-entries";
import type { World } from "../world";
import { revokeTokens } from "./access-tokens";

/** Makes the authorization that a code stands for, with its first refresh token; the code is used from then on. */
export function createAuthorization(
  world: World,
  code: AuthorizationCode,
): { authorization: Authorization; refreshToken: RefreshToken } {
  const { clientId, email, marketplace, shopId, companyId } = code;
  const authorization: Authorization = {
    authorizationId: randomUUID(),
    clientId,
    email,
    marketplace,
    shopId,
    companyId,
    endedAt: null,
    history: [],
  };
  code.authorizationId = authorization.authorizationId;
  world.state.authorizations.set(authorization.authorizationId, authorization);
  note(world, authorization, "granted");
  return { authorization, refreshToken: createRefreshToken(world, authorization) };
}

/** The refresh token of the answer to a refresh: a new one for applications with rotation, else none. */
export function renewRefreshToken(
  world: World,
  application: Application,
  { authorization, used }: { authorization: Authorization; used: RefreshToken },
): RefreshToken | null {
  note(world, authorization, "refreshed");
  if (application.refreshTokens === "static") return null;
  used.spent = true;
  return createRefreshToken(world, authorization);
}

/**
 * Ends an authorization with all of its tokens; what has ended already stays as it is.
 * @param reason for Mirakl's token history
 * @returns how many living access tokens ended with it
 */
export function endAuthorization(
  world: World,
  authorization: Authorization,
  { event, reason }: { event: AuthorizationEvent; reason: string | null },
): number {
  if (authorization.endedAt !== null) return 0;
  authorization.endedAt = world.now().toISOString();
  note(world, authorization, event, reason);
  return revokeTokens(world, (token) => token.authorizationId === authorization.authorizationId);
}

function createRefreshToken(world: World, { authorizationId }: Authorization): RefreshToken {
  const refreshToken = { refreshToken: randomBytes(48).toString("base64url"), authorizationId, spent: false };
  world.state.refreshTokens.set(refreshToken.refreshToken, refreshToken);
  world.changed();
  return refreshToken;
}

function note(world: World, { history }: Authorization, event: AuthorizationEvent, reason: string | null = null): void {
  history.push({ at: world.now().toISOString(), event, reason });
  world.changed();
}
