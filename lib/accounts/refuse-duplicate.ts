import { findAccountByIdentity } from "@/db/queries/accounts";
import { isUniqueViolation } from "@/db/queries/unique-violation";
import { AppError } from "@/lib/errors/app-error";
import { type Environment, environmentLabels, type IntegrationType } from "@/lib/vocabulary";

const connectedThings: Record<IntegrationType, string> = {
  marketplace_seller: "shop",
  connect_seller: "company",
  connect_channel_partner: "client",
  marketplace_operator: "marketplace",
};

/**
 * Runs a write that the unique index on identities may refuse.
 * @throws AppError `account_already_exists`, naming the account that connects the same shop, company or client
 */
export async function refuseDuplicate<T>(
  wanted: { identity: string; environment: Environment; integrationType: IntegrationType },
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error, "accounts_identity_unique")) throw error;
    const existing = await findAccountByIdentity(wanted.identity);
    throw new AppError("account_already_exists", {
      cause: error,
      details: {
        ...(existing && { accountName: existing.name, accountId: existing.id }),
        otherShop: connectedThings[wanted.integrationType],
        environmentLabel: environmentLabels[wanted.environment],
      },
    });
  }
}
