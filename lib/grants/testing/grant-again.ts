import type { ApplicationRow } from "@/db/queries/applications";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { Secret } from "@/lib/secret";
import { connectGrant } from "../connect-grant";
import { accountRow } from "./sample-grant";
import type { ScriptedGrant, ScriptedMirakl } from "./scripted-mirakl";

/** The shop of an account goes through Mirakl's consent again, as stored by the end of a trip. */
export async function grantAgain(
  mirakl: ScriptedMirakl,
  { account, application }: { account: { id: string }; application: ApplicationRow },
  person: Person,
): Promise<ScriptedGrant> {
  const grant = mirakl.addGrant({ clientId: application.clientId });
  const { identity, baseUrl, shopId, shopName } = await accountRow(account.id);
  const nobody = { marketplaceId: null, companyId: null, companyName: null, resourceOwner: null };
  const tokens = { accessToken: new Secret(grant.accessToken), refreshToken: new Secret(grant.refreshToken ?? "") };
  const facts = { issuedAt: new Date(), expiresAt: null, identityId: null, name: null, parkedGrantId: null };
  const shop = { ...nobody, identity, baseUrl, shopId, shopName };
  await inTransaction((on) => connectGrant({ application, tokens, shop, ...facts }, person, on));
  return grant;
}
