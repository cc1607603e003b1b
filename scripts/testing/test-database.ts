import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { databaseUrl } from "./start-test-postgres";

export interface TestDatabase {
  /** For the role that owns the tables: arranging, looking, and what only an owner may. */
  url: string;
  /** For the role that web and worker use. */
  appUrl: string;
}

let current: Promise<TestDatabase> | undefined;

/**
 * The database of this test file: a copy of the migrated template that nobody else uses. `db()` of db/client.ts
 * is connected to it already; ask for it only where a second connection or the owner's rights are needed.
 */
export function testDatabase(): Promise<TestDatabase> {
  current ??= copyTemplate();
  return current;
}

/** Removes this file's database; its connections must have ended, or are cut off. */
export async function dropTestDatabase(): Promise<void> {
  if (!current) return;
  const { url } = await current;
  current = undefined;
  await asAdmin((sql) => sql.unsafe(`drop database ${new URL(url).pathname.slice(1)} with (force)`));
}

async function copyTemplate(): Promise<TestDatabase> {
  const { adminUrl, template, appRole, appPassword } = inject("testPostgres");
  const name = `latchkey_test_${randomBytes(6).toString("hex")}`;
  await asAdmin(async (sql) => {
    await sql.unsafe(`create database ${name} template ${template}`);
    await sql.unsafe(`grant connect on database ${name} to ${appRole}`);
  });
  const appUrl = new URL(databaseUrl(adminUrl, name));
  appUrl.username = appRole;
  appUrl.password = appPassword;
  return { url: databaseUrl(adminUrl, name), appUrl: appUrl.href };
}

async function asAdmin(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(inject("testPostgres").adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
