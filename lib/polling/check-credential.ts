import type { AccountRow } from "@/db/queries/accounts";
import { isAppError } from "@/lib/errors/app-error";
import { countShops } from "@/lib/mirakl/marketplace/count-shops";
import { getPlatform } from "@/lib/mirakl/marketplace/get-platform";
import { listThreads } from "@/lib/mirakl/marketplace/list-threads";
import { fetchFor } from "@/lib/network/fetch-for";
import { openMarketplaceAccess } from "./open-access";

/**
 * Checks that Mirakl still accepts an account's credential, as cheaply as it can be done: an operator by one shop of the
 * list, a role that may read no messages by the inbox's refusal. Never by A01, which Mirakl limits to once a day.
 * @throws AppError why it does not, or why that is not known
 */
export async function checkCredential(account: AccountRow): Promise<void> {
  const access = await openMarketplaceAccess(account);
  const fetch = fetchFor(account.environment);
  if (account.integrationType === "marketplace_operator") return toleratingRefusal(() => countShops(access, fetch));
  try {
    await toleratingRefusal(() => listThreads({ access, limit: 1 }, fetch));
  } catch (error) {
    // Some marketplaces answer 401 to a role that may not read messages: another call decides.
    if (!isAppError(error, "mirakl_credentials_rejected") && !isAppError(error, "mirakl_token_rejected")) throw error;
    await toleratingRefusal(() => getPlatform(access, fetch));
  }
}

/** Missing rights prove that the credential was recognised. */
async function toleratingRefusal(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!isAppError(error, "mirakl_permission_missing")) throw error;
  }
}
