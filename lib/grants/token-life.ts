import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";

/**
 * When the access token ends; null = never.
 * @param issuedAt the database's clock from before the call, so that the token never ends before we think
 */
export function tokenExpiresAt(token: Pick<TokenAnswer, "expiresInSeconds">, issuedAt: Date): Date | null {
  return token.expiresInSeconds === null ? null : new Date(issuedAt.getTime() + token.expiresInSeconds * 1_000);
}
