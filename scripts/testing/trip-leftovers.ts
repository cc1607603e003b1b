import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { accountSecrets } from "@/db/schema/account-secrets";
import { accounts } from "@/db/schema/accounts";
import { parkedGrantSecrets, parkedGrants } from "@/db/schema/parked-grants";

/** Everything that a trip through an application has left, to see that it left nothing. */
export async function leftBy(applicationId: string) {
  const ofAccount = sql`${accountSecrets.ownerId} in (select id from accounts where application_id = ${applicationId})`;
  const ofGrant = sql`${parkedGrantSecrets.ownerId} in (select id from parked_grants where application_id = ${applicationId})`;
  const [accountCount, parked, accountSecretCount, parkedSecretCount] = await Promise.all([
    db().$count(accounts, eq(accounts.applicationId, applicationId)),
    db().select().from(parkedGrants).where(eq(parkedGrants.applicationId, applicationId)),
    db().$count(accountSecrets, ofAccount),
    db().$count(parkedGrantSecrets, ofGrant),
  ]);
  return {
    accounts: accountCount,
    parked: parked.map(({ state }) => state),
    secrets: accountSecretCount + parkedSecretCount,
  };
}
export const nothing = { accounts: 0, parked: [], secrets: 0 };

/** The account of an application; fails the test when it has none or several. */
export async function accountOf(applicationId: string) {
  const rows = await db().select().from(accounts).where(eq(accounts.applicationId, applicationId));
  const [account] = rows;
  if (!account || rows.length > 1) throw new Error(`${rows.length} accounts`);
  return account;
}
/** The only parked grant of an application. */
export async function parkedOf(applicationId: string) {
  const rows = await db().select().from(parkedGrants).where(eq(parkedGrants.applicationId, applicationId));
  const [parked] = rows;
  if (!parked || rows.length > 1) throw new Error(`${rows.length} parked grants`);
  return parked;
}
