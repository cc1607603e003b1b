import postgres from "postgres";
import type { ClusterSecrets } from "./cluster-secrets";
import { superuser } from "./create-cluster";

export const databaseName = "latchkey";
export const ownerRole = "latchkey_owner";
export const appRole = "latchkey_app";

/**
 * Makes the database and its two roles where they are missing: the owner migrates, the application role is what web
 * and worker use. Safe to run at every start; passwords follow the kept ones.
 */
export async function createRoles(secrets: ClusterSecrets): Promise<void> {
  const sql = postgres(clusterUrl(secrets, superuser, "postgres"), { max: 1, onnotice: () => undefined });
  try {
    for (const [role, password] of [
      [ownerRole, secrets.ownerPassword],
      [appRole, secrets.appPassword],
    ] as const) {
      const [known] = await sql`select 1 from pg_roles where rolname = ${role}`;
      // Generated passwords hold no quotes, and roles cannot be bound as parameters.
      await sql.unsafe(`${known ? "alter" : "create"} role ${role} login password '${password}'`);
    }
    const [database] = await sql`select 1 from pg_database where datname = ${databaseName}`;
    if (!database) await sql.unsafe(`create database ${databaseName} owner ${ownerRole} template template0`);
    await sql.unsafe(`revoke all on database ${databaseName} from public`);
    await sql.unsafe(`grant connect, temporary on database ${databaseName} to ${appRole}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Address of a database of the cluster for one of its roles. */
export function clusterUrl(secrets: ClusterSecrets, role: string, database = databaseName): string {
  const passwords: Record<string, string> = {
    [superuser]: secrets.superuserPassword,
    [ownerRole]: secrets.ownerPassword,
    [appRole]: secrets.appPassword,
  };
  return `postgres://${role}:${passwords[role]}@127.0.0.1:${secrets.port}/${database}`;
}

/** The product's database, for a role that signs in at another one. */
export function clusterDatabaseUrl(url: string): string {
  const other = new URL(url);
  other.pathname = `/${databaseName}`;
  return other.href;
}
