import { sql } from "drizzle-orm";
import { quoted } from "./application-rights";
import type { Executor } from "./client";

const policyOf = (appRole: string) => `application role ${appRole}`;

/**
 * The statements that let the role of web and worker add and do jobs. Graphile-worker keeps its tables to their owner by
 * row security until somebody says otherwise.
 */
export async function jobRights(appRole: string, on: Executor): Promise<string[]> {
  const role = quoted(appRole);
  const closed = await listClosedTables(appRole, on);
  return [
    `grant usage on schema graphile_worker to ${role}`,
    `grant select, insert, update, delete on all tables in schema graphile_worker to ${role}`,
    `grant usage on all sequences in schema graphile_worker to ${role}`,
    `grant execute on all functions in schema graphile_worker to ${role}`,
    ...closed.map(
      (table) =>
        `create policy ${quoted(policyOf(appRole))} on graphile_worker.${quoted(table)} to ${role} using (true) with check (true)`,
    ),
  ];
}

export async function hasJobRights(appRole: string, on: Executor): Promise<boolean> {
  const [found] = await on.execute<{ all: boolean }>(sql`
    select coalesce(bool_and(has_table_privilege(who.oid, tables.oid, 'INSERT')), false) as all
    from pg_roles as who, pg_class as tables
    where who.rolname = ${appRole} and tables.relnamespace = 'graphile_worker'::regnamespace and tables.relkind = 'r'`);
  return found?.all === true && (await listClosedTables(appRole, on)).length === 0;
}

/** Tables whose rows the role does not see. */
async function listClosedTables(appRole: string, on: Executor): Promise<string[]> {
  const tables = await on.execute<{ name: string }>(sql`
    select relname as name from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity and not exists (
      select from pg_policy where polrelid = pg_class.oid and polname = ${policyOf(appRole)})
    order by relname`);
  return tables.map(({ name }) => name);
}
