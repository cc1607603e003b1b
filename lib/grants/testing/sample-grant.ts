import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import { db } from "@/db/client";
import { findAccount, insertAccount, type NewAccount } from "@/db/queries/accounts";
import {
  type ApplicationRow,
  findApplication,
  insertApplication,
  type NewApplication,
} from "@/db/queries/applications";
import { inTransaction } from "@/db/queries/in-transaction";
import { findSealedSecret, type SecretOwner } from "@/db/queries/sealed-secrets";
import { saveSellerIdentity } from "@/db/queries/seller-identities";
import type { Person } from "@/lib/actor";
import { applicationOwner } from "@/lib/applications/application-client";
import { Secret } from "@/lib/secret";
import { accountOwner, openSecret, storeSecrets } from "@/lib/secrets/stored-secrets";
import type { SecretField } from "@/lib/vocabulary";
import { grantOwner, type Parking, parkGrant } from "../park-grant";
import type { GrantOptions, ScriptedGrant, ScriptedMirakl } from "./scripted-mirakl";

export const applicationSecret = "application-secret";

/** Every environment and Mirakl Connect are played by one server; call it before anything reads settings. */
export function useMirakl({ origin }: { origin: string }): void {
  for (const name of ["DEVELOPMENT", "PREPRODUCTION", "PRODUCTION"]) vi.stubEnv(`MIRAKL_AUTH_URL_${name}`, origin);
  vi.stubEnv("MIRAKL_CONNECT_URL", origin);
}

/** An application of its own client, for sellers of marketplaces in pre-production unless the test says otherwise. */
export async function insertSampleApplication(
  own: Partial<NewApplication> = {},
  clientSecret = applicationSecret,
): Promise<ApplicationRow> {
  const id = own.id ?? randomUUID();
  const application: NewApplication = {
    name: `Application ${id.slice(0, 8)}`,
    slug: id,
    environment: "preproduction",
    integrationType: "marketplace_seller",
    clientId: `client-${id}`,
    redirectUri: "http://localhost:3000/auth/mirakl",
    ...own,
    id,
  };
  await inTransaction(async (on) => {
    await insertApplication(application, on);
    await storeSecrets(applicationOwner(id), { client_secret: new Secret(clientSecret) }, on);
  });
  const stored = await findApplication(id);
  if (!stored) throw new Error("insert returned no row");
  return stored;
}

/** An account that has a grant of the application, without expiry: Mirakl's default. */
export async function insertGrantedAccount(
  application: ApplicationRow,
  grant: Pick<ScriptedGrant, "accessToken" | "refreshToken">,
  own: Partial<NewAccount> = {},
): Promise<NewAccount & { id: string }> {
  const id = own.id ?? randomUUID();
  const shopId = own.shopId ?? String(Math.floor(Math.random() * 1e9));
  const baseUrl = own.baseUrl ?? "https://acme-prod.mirakl.net";
  const account: NewAccount & { id: string } = {
    name: `Shop ${shopId}`,
    authenticationMethod: "authorization_code",
    environment: application.environment,
    integrationType: application.integrationType,
    identity: `shop|${application.environment}|${baseUrl}|${shopId}`,
    baseUrl,
    host: new URL(baseUrl).host,
    applicationId: application.id,
    clientId: application.clientId,
    shopId,
    shopName: `Shop ${shopId}`,
    hasRefreshToken: grant.refreshToken !== null,
    grantedAt: new Date(),
    issuedAt: new Date(),
    ...own,
    id,
  };
  const { accessToken, refreshToken } = grant;
  await inTransaction(async (on) => {
    await insertAccount(account, on);
    const secrets = {
      access_token: new Secret(accessToken),
      refresh_token: refreshToken ? new Secret(refreshToken) : null,
    };
    await storeSecrets(accountOwner(id), secrets, on);
  });
  return account;
}

/** The three of a life that goes on: an application, something granted to it, the account that uses it. */
export async function connectSample(
  mirakl: ScriptedMirakl,
  own: { application?: Partial<NewApplication>; grant?: GrantOptions; account?: Partial<NewAccount> } = {},
) {
  const application = await insertSampleApplication(own.application);
  const grant = mirakl.addGrant({ ...own.grant, clientId: application.clientId });
  const account = await insertGrantedAccount(application, grant, own.account);
  return { application, grant, account };
}

/** Parks a grant as the product would. @returns its id */
export function parkSample(
  application: ApplicationRow,
  grant: Pick<ScriptedGrant, "accessToken" | "refreshToken">,
  parking: Parking,
  account: { id: string; name: string; identity?: string } | null = null,
): Promise<string> {
  const { accessToken, refreshToken } = grant;
  return inTransaction((on) =>
    parkGrant(
      { accessToken: new Secret(accessToken), refreshToken: refreshToken ? new Secret(refreshToken) : null },
      {
        applicationId: application.id,
        accountId: account?.id ?? null,
        accountName: account?.name ?? null,
        identity: account?.identity ?? null,
        issuedAt: new Date(),
        expiresAt: null,
      },
      { ...parking, notBefore: new Date(Date.now() - 1_000) },
      on,
    ),
  );
}

/** Someone whom Mirakl vouched for, at a marketplace of their own unless the test says otherwise. */
export async function sampleSeller(
  own: { email?: string; tenant?: string } = {},
): Promise<Person & { identityId: string }> {
  const { email = `${randomUUID()}@example.com`, tenant = "https://acme-prod.mirakl.net" } = own;
  const facts = { environment: "preproduction", integrationType: "marketplace_seller", tenant, email } as const;
  const identityId = await saveSellerIdentity(facts, db());
  return { userId: null, name: email, email, role: "seller", identityIds: [identityId], identityId, reference: "test" };
}

export const accountRow = async (accountId: string) => {
  const account = await findAccount(accountId);
  if (!account) throw new Error("the account is gone");
  return account;
};

/** A stored secret in the open; null when there is none. */
export async function secretOf(owner: SecretOwner, field: SecretField): Promise<string | null> {
  return (await findSealedSecret(owner, field)) && (await openSecret(owner, field)).reveal();
}
/** The tokens that an account uses. */
export const accountTokens = (accountId: string) => tokensOf(accountOwner(accountId));
/** The tokens of a parked grant. */
export const parkedTokens = (grantId: string) => tokensOf(grantOwner(grantId));
async function tokensOf(owner: SecretOwner) {
  return { accessToken: await secretOf(owner, "access_token"), refreshToken: await secretOf(owner, "refresh_token") };
}
