import "server-only";
import { openAccountSecret } from "@/lib/secrets/stored-secrets";
import type { AuthorizationServer } from "../other-side/authorization-server";
import type { ChaosAccount } from "./accounts";

/** Whether the tokens that are stored for an account are alive at the authorization server, and the account's own. */
export interface TokenState {
  account: string;
  isAccessAlive: boolean;
  isRefreshAlive: boolean;
}

/** Opens what is stored and asks the authorization server itself. */
export async function checkTokens(
  accounts: readonly ChaosAccount[],
  server: AuthorizationServer,
): Promise<TokenState[]> {
  const states: TokenState[] = [];
  for (const { id, name } of accounts) {
    const [isAccessAlive = false, isRefreshAlive = false] = await Promise.all(
      (["access_token", "refresh_token"] as const).map(async (field) => {
        const { isActive, owner } = await server.introspect((await openAccountSecret(id, field)).reveal());
        return isActive && owner === name;
      }),
    );
    states.push({ account: name, isAccessAlive, isRefreshAlive });
  }
  return states;
}
