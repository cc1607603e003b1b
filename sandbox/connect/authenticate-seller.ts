import { findLivingToken } from "../authentication/access-tokens";
import { bearerToken } from "../requests/caller";
import type { World } from "../world";
import { ConnectError } from "./connect-error";

/**
 * The company whose token it is: of a Connect seller's client credentials, or of an authorization for one.
 * @throws {ConnectError} 401 without a token that works, 403 for a token of somebody who is no Connect seller
 */
export function authenticateSeller(world: World, authorization: string | undefined): string {
  const token = findLivingToken(world, bearerToken(authorization ?? "") ?? "");
  if (!token) throw new ConnectError(401, "The access token is missing or does not work");
  const holder =
    token.authorizationId === null
      ? world.state.clients.get(token.clientId)
      : world.state.authorizations.get(token.authorizationId);
  if (!holder?.companyId) throw new ConnectError(403, "The access token is not one of a Mirakl Connect seller");
  return holder.companyId;
}
