import { findAccount } from "@/db/queries/accounts";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { type ReplaceResult, replaceCredentials } from "./replace-credentials";

/** Replaces client ID and secret of an account after verifying the new ones. See {@link replaceCredentials}. */
export async function replaceClientSecret(
  ask: { accountId: string; clientId: string; clientSecret: string },
  person: Person,
): Promise<ReplaceResult> {
  requireRole(person, "admin");
  const account = await findAccount(ask.accountId);
  if (account?.authenticationMethod !== "client_credentials") throw new AppError("account_not_found");
  const connection = {
    authenticationMethod: "client_credentials" as const,
    name: account.name,
    environment: account.environment,
    baseUrl: account.baseUrl,
    companyId: account.companyId,
    shopId: account.requestedShopId,
    clientId: ask.clientId,
    clientSecret: ask.clientSecret,
  };
  return replaceCredentials(account, connection, { event: "account.client_secret_replaced", person });
}
