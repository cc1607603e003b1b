import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { prepareDataFolder } from "../data-folder";
import { startLocalPostgres } from "../local-postgres";

declare module "vitest" {
  export interface ProvidedContext {
    testPostgres: TestPostgres;
  }
}

export interface TestPostgres {
  /** Address of a role that may make databases. */
  adminUrl: string;
  /** The migrated database that tests copy. */
  template: string;
  appRole: string;
  appPassword: string;
}

/**
 * Once per run: a PostgreSQL for the database tests with one migrated template. It is the built-in one in a fresh
 * folder, or the server of `TEST_DATABASE_URL`, whose role must be allowed to make databases and roles.
 */
export default async function startTestPostgres(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { superuserUrl: given, stop: async () => undefined } : await startThrowawayPostgres();
  const suffix = `${process.pid}_${Date.now().toString(36)}`;
  const testPostgres: TestPostgres = {
    adminUrl: server.superuserUrl,
    template: `latchkey_template_${suffix}`,
    appRole: `latchkey_test_app_${suffix}`,
    appPassword: "only-for-tests",
  };
  const sql = postgres(testPostgres.adminUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`create role ${testPostgres.appRole} login password '${testPostgres.appPassword}'`);
  await sql.unsafe(`create database ${testPostgres.template} encoding 'UTF8' template template0`);
  await migrate(databaseUrl(testPostgres.adminUrl, testPostgres.template), { appRole: testPostgres.appRole });
  project.provide("testPostgres", testPostgres);

  return async () => {
    if (given) {
      await sql.unsafe(`drop database ${testPostgres.template} with (force)`);
      await sql.unsafe(`drop role ${testPostgres.appRole}`);
    }
    await sql.end({ timeout: 5 });
    await server.stop();
  };
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function startThrowawayPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-db-test-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  try {
    const server = await startLocalPostgres(prepareDataFolder(folder), { isDurable: false });
    return {
      superuserUrl: server.superuserUrl,
      stop: async () => {
        await server.stop({ isUrgent: true });
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
