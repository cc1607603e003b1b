import { insertAccount, type NewAccount } from "@/db/queries/accounts";
import { inTransaction } from "@/db/queries/in-transaction";
import { findUserByEmail, insertFirstUser } from "@/db/queries/users";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { Secret } from "@/lib/secret";
import { accountOwner, storeSecrets } from "@/lib/secrets/stored-secrets";
import { sampleAccount } from "./sample-account";

export const sampleSecret = "s3cr3t & more=%20";

/** Stores a client-credentials account with a sealed client secret and an old token. */
export async function insertSampleAccount(own: Partial<NewAccount> = {}): Promise<NewAccount & { id: string }> {
  const account = sampleAccount({
    expiresAt: new Date(Date.now() + 60_000),
    nextRefreshAt: new Date(Date.now() + 30_000),
    ...own,
  });
  await inTransaction(async (on) => {
    await insertAccount(account, on);
    const secrets = { client_secret: new Secret(sampleSecret), access_token: new Secret("old-token") };
    await storeSecrets(accountOwner(account.id), secrets, on);
  });
  return account;
}

/** A person that exists, so that history and audit trail can name them. */
export async function samplePerson(): Promise<Person & { userId: string }> {
  const email = "ada@example.com";
  await insertFirstUser({ email, name: "Ada", role: "admin", passwordHash: "none" });
  const user = await findUserByEmail(email);
  if (!user) throw new AppError("internal");
  return { userId: user.id, name: user.name, email, role: "admin", identityIds: [], reference: "test" };
}
