import { findAccountByIdentityForUpdate } from "@/db/queries/accounts";
import { inTransaction } from "@/db/queries/in-transaction";
import { authHost, authUrl } from "@/lib/accounts/mirakl-gateway";
import type { ApplicationClient } from "@/lib/applications/application-client";
import { secondMs } from "@/lib/clock";
import { toAppError } from "@/lib/errors/app-error";
import { couldLoseAccess } from "@/lib/grants/could-lose-access";
import { grantedShop } from "@/lib/grants/granted-shop";
import { parkGrant } from "@/lib/grants/park-grant";
import { tokenExpiresAt } from "@/lib/grants/token-life";
import { logger } from "@/lib/logger";
import { revokeToken } from "@/lib/mirakl/oauth/revoke-token";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { fetchFor } from "@/lib/network/fetch-for";

/**
 * Mirakl granted what we cannot keep: it is revoked in the background, or kept unused where its shop is connected
 * through the same application and could lose its access. Never fails: a token must not get lost because the database
 * is away, so then Mirakl is told at once.
 */
export async function giveBackToken(given: {
  opened: ApplicationClient;
  token: TokenAnswer;
  issuedAt: Date;
  reason: string;
}): Promise<void> {
  const { opened, token, issuedAt, reason } = given;
  const { application, client } = opened;
  const { id: applicationId, environment } = application;
  try {
    await inTransaction(async (on) => {
      const identity = identityOf(token, opened);
      const account = identity ? await findAccountByIdentityForUpdate(identity, on) : null;
      const isInUse = couldLoseAccess(account, { applicationId });
      const facts = {
        applicationId,
        accountId: isInUse ? account.id : null,
        accountName: account?.name ?? null,
        identity,
        issuedAt,
        expiresAt: tokenExpiresAt(token, issuedAt),
      };
      const parking = isInUse
        ? ({ state: "superseded" } as const)
        : ({ state: "revoking", reason, requestedBy: "Latchkey" } as const);
      await parkGrant(token, facts, { ...parking, notBefore: issuedAt }, on);
    });
  } catch (error) {
    logger().error({ applicationId, err: toAppError(error) }, "granted token could not be stored");
    const { accessToken } = token;
    const ask = { authUrl: authUrl(environment), client, accessToken, reason, timeoutMs: 10 * secondMs };
    await revokeToken(ask, fetchFor(environment)).catch((failure: unknown) => {
      logger().error({ applicationId, err: toAppError(failure) }, "granted token could not be given back");
    });
  }
}

/** Null where the answer does not tell what was granted. */
function identityOf(token: TokenAnswer, { application }: ApplicationClient): string | null {
  try {
    return grantedShop(token, application, authHost(application.environment)).identity;
  } catch {
    return null;
  }
}
