import "server-only";
import { findAccount } from "@/db/queries/accounts";
import { findApplication } from "@/db/queries/applications";
import { inTransaction } from "@/db/queries/in-transaction";
import { connectGrant } from "@/lib/grants/connect-grant";
import { Secret } from "@/lib/secret";
import type { AuthorizationServer } from "../other-side/authorization-server";
import type { FaultyProxy } from "../other-side/faulty-proxy";

/** What people do about an account whose grant is over: they sign in with Mirakl again. */
export async function reconnect(
  accountId: string,
  on: { server: AuthorizationServer; proxy: FaultyProxy; lifetimeSeconds: number },
): Promise<void> {
  const account = await findAccount(accountId);
  const application = account?.applicationId ? await findApplication(account.applicationId) : null;
  if (!account || !application) throw new Error("The account is gone");
  const { identity, baseUrl, shopId, shopName, marketplaceId, companyId, companyName, grantedBy } = account;
  const { accessToken, refreshToken } = await on.server.mint(account.name);
  on.proxy.learn(refreshToken, account.name);
  const issuedAt = new Date();
  const person = {
    userId: null,
    name: "Chaos",
    email: "chaos@latchkey.local",
    role: "admin",
    identityIds: [],
    reference: "chaos",
  } as const;
  await inTransaction((executor) =>
    connectGrant(
      {
        application,
        tokens: { accessToken: new Secret(accessToken), refreshToken: new Secret(refreshToken) },
        issuedAt,
        expiresAt: new Date(issuedAt.getTime() + on.lifetimeSeconds * 1_000),
        shop: {
          identity,
          baseUrl,
          shopId,
          shopName,
          marketplaceId,
          companyId,
          companyName,
          resourceOwner: grantedBy,
        },
        identityId: null,
        name: account.name,
        parkedGrantId: null,
      },
      person,
      executor,
    ),
  );
}
