import { findAccount } from "@/db/queries/accounts";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { type ReplaceResult, replaceCredentials } from "./replace-credentials";

/** Replaces the API key of an account after verifying the new one. See {@link replaceCredentials}. */
export async function replaceApiKey(
  ask: { accountId: string; apiKey: string },
  person: Person,
): Promise<ReplaceResult> {
  requireRole(person, "admin");
  const account = await findAccount(ask.accountId);
  if (account?.authenticationMethod !== "api_key" || !account.baseUrl) throw new AppError("account_not_found");
  const connection = {
    authenticationMethod: "api_key" as const,
    name: account.name,
    environment: account.environment,
    baseUrl: account.baseUrl,
    shopId: account.requestedShopId,
    apiKey: ask.apiKey,
  };
  return replaceCredentials(account, connection, { event: "account.api_key_replaced", person });
}
