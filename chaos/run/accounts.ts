import "server-only";
import { randomUUID } from "node:crypto";
import { connect } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { applications } from "@/db/schema/applications";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { applicationOwner } from "@/lib/applications/application-client";
import { Secret } from "@/lib/secret";
import { accountOwner, storeSecrets } from "@/lib/secrets/stored-secrets";
import type { AuthorizationServer } from "../other-side/authorization-server";
import type { FaultyProxy } from "../other-side/faulty-proxy";

/** An account of the run, on both sides. */
export interface ChaosAccount {
  id: string;
  /** Also its name at the authorization server. */
  name: string;
  shopId: string;
}

export function nameAccounts(count: number): ChaosAccount[] {
  return Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    name: `shop ${index + 1}`,
    shopId: String(2_000 + index),
  }));
}

/**
 * Stores accounts that were connected by "Sign in with Mirakl": a living grant each, renewals spread over the first
 * lifetime and routine calls over the first two minutes.
 */
export async function connectAccounts(
  list: readonly ChaosAccount[],
  on: { server: AuthorizationServer; proxy: FaultyProxy; origins: string[]; lifetimeSeconds: number; url: string },
): Promise<void> {
  const { server, proxy, origins, lifetimeSeconds } = on;
  const { db, close } = connect(on.url);
  await db.transaction(async (executor) => {
    const applicationId = randomUUID();
    await executor.insert(applications).values({
      id: applicationId,
      name: "Chaos",
      slug: "chaos",
      environment: "production",
      integrationType: "marketplace_seller",
      clientId: server.client.clientId,
      redirectUri: "https://latchkey.example/auth/mirakl",
    });
    const clientSecret = new Secret(server.client.clientSecret);
    await storeSecrets(applicationOwner(applicationId), { client_secret: clientSecret }, executor);
    const now = Date.now();
    const rows = list.map(({ id, name, shopId }, index) => {
      const baseUrl = origins[index % origins.length] ?? "";
      const ageMs = (Math.random() * lifetimeSeconds * 1_000) / 2;
      return sampleAccount({
        id,
        name,
        shopId,
        baseUrl,
        host: new URL(baseUrl).host,
        authenticationMethod: "authorization_code",
        applicationId,
        clientId: server.client.clientId,
        hasRefreshToken: true,
        issuedAt: new Date(now - ageMs),
        expiresAt: new Date(now - ageMs + lifetimeSeconds * 1_000),
        nextRefreshAt: new Date(now - ageMs + (lifetimeSeconds * 1_000) / 2),
      });
    });
    for (let start = 0; start < rows.length; start += 1_000) {
      await executor.insert(accounts).values(rows.slice(start, start + 1_000));
    }
    for (const { id, name } of list) {
      const { accessToken, refreshToken } = await server.mint(name);
      proxy.learn(refreshToken, name);
      const secrets = { access_token: new Secret(accessToken), refresh_token: new Secret(refreshToken) };
      await storeSecrets(accountOwner(id), secrets, executor);
    }
    await executor.execute(`insert into account_polls (account_id, host, next_poll_at)
      select id, host, now() + random() * interval '2 minutes' from accounts`);
  });
  await close();
}
