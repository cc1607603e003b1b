import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { connect, type Executor } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { applications } from "@/db/schema/applications";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { applicationOwner } from "@/lib/applications/application-client";
import { Secret } from "@/lib/secret";
import { accountOwner, storeSecrets } from "@/lib/secrets/stored-secrets";
import type { BenchDatabase } from "../setup/bench-database";

export type RenewedMethod = "client_credentials" | "authorization_code";

/** What the bare loop sends for each of its accounts, which are others than the worker's. */
export type BareAccounts = { id: string; form: Record<string, string> }[];

/** Stores accounts with sealed secrets for the worker, and as many bare ones for the floor. */
export async function insertAccounts(
  { ownerUrl, sql }: BenchDatabase,
  ask: { method: RenewedMethod; count: number },
): Promise<BareAccounts> {
  const clientSecret = new Secret(randomBytes(24).toString("base64url"));
  const { db, close } = connect(ownerUrl);
  await db.transaction(async (on) => {
    const isGranted = ask.method === "authorization_code";
    const applicationId = isGranted ? await insertBenchApplication(clientSecret, on) : null;
    const rows = Array.from({ length: ask.count }, () => {
      const id = randomUUID();
      return sampleAccount({
        id,
        authenticationMethod: ask.method,
        applicationId,
        clientId: isGranted ? null : id,
        hasRefreshToken: isGranted,
      });
    });
    for (let start = 0; start < rows.length; start += 1_000) {
      await on.insert(accounts).values(rows.slice(start, start + 1_000));
    }
    for (const { id } of rows) {
      const access_token = new Secret(randomBytes(96).toString("base64url"));
      const own = isGranted ? { refresh_token: new Secret(`${id}.0`) } : { client_secret: clientSecret };
      await storeSecrets(accountOwner(id), { access_token, ...own }, on);
    }
  });
  await close();

  const bare = Array.from({ length: ask.count }, () => {
    const id = randomUUID();
    const client = { client_id: id, client_secret: clientSecret.reveal() };
    const grant: Record<string, string> =
      ask.method === "authorization_code"
        ? { grant_type: "refresh_token", refresh_token: `${id}.0` }
        : { grant_type: "client_credentials" };
    return { id, form: { ...grant, ...client } };
  });
  await insertBareTokens(sql, bare);
  return bare;
}

async function insertBareTokens(sql: postgres.Sql, bare: BareAccounts): Promise<void> {
  await sql`drop table if exists bare_tokens`;
  await sql`create table bare_tokens
    (id uuid primary key, access_token text, refresh_token text, expires_at timestamptz)`;
  await sql`insert into bare_tokens (id) select unnest(${bare.map(({ id }) => id)}::uuid[])`;
}

async function insertBenchApplication(clientSecret: Secret, on: Executor): Promise<string> {
  const id = randomUUID();
  await on.insert(applications).values({
    id,
    name: "Bench",
    slug: "bench",
    environment: "production",
    integrationType: "marketplace_seller",
    clientId: "bench",
    redirectUri: "https://latchkey.example/auth/mirakl",
  });
  await storeSecrets(applicationOwner(id), { client_secret: clientSecret }, on);
  return id;
}

/** All renewals will be due in `inSeconds`; until then the tables are left as vacuum and a checkpoint leave them. */
export async function makeAllDue({ superuser }: BenchDatabase, inSeconds: number): Promise<void> {
  await superuser`update accounts set expires_at = now() + interval '5 minutes',
    next_refresh_at = now() + make_interval(secs => ${inSeconds})`;
  await superuser`vacuum (analyze) accounts, account_secrets, account_history, bare_tokens`;
  await superuser`checkpoint`;
}

/** How many accounts have had their renewals. */
export async function countRenewed({ sql }: BenchDatabase): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from accounts where next_refresh_at > now() + interval '10 minutes'`;
  return row?.count ?? 0;
}
