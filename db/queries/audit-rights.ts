import { sql } from "drizzle-orm";
import { db, type Executor } from "../client";

/** What a role could do to the audit trail beyond appending to it. */
export interface AuditRights {
  role: string;
  /** Whether it has what web and worker need for the trail. */
  canAppend: boolean;
  /** Such as `update audit_events`, or that it owns the tables; empty = it can only append. */
  excess: string[];
}

const forbidden = [
  ["audit_events", ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"]],
  ["audit_seals", ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"]],
] as const;

/** @param role null = the one of this connection */
export async function findAuditRights(role: string | null = null, on: Executor = db()): Promise<AuditRights> {
  const checks = forbidden.flatMap(([table, rights]) =>
    rights.map((right) => sql`(${`${right.toLowerCase()} ${table}`}::text, ${table}::text, ${right}::text)`),
  );
  const [found] = await on.execute<{
    role: string;
    superuser: boolean;
    owner: boolean;
    appends: boolean;
    rights: string[];
  }>(sql`
    select who.rolname as role, who.rolsuper as superuser,
      pg_has_role(who.rolname, (select relowner from pg_class where oid = 'audit_events'::regclass), 'MEMBER') as owner,
      has_table_privilege(who.rolname, 'audit_events', 'INSERT') and has_table_privilege(who.rolname, 'audit_events', 'SELECT')
        and has_table_privilege(who.rolname, 'audit_seals', 'INSERT') and has_table_privilege(who.rolname, 'audit_unsealed', 'DELETE')
        and has_table_privilege(who.rolname, 'audit_head', 'UPDATE') as appends,
      array(select words from (values ${sql.join(checks, sql`, `)}) as checks (words, table_name, privilege)
        where has_table_privilege(who.rolname, table_name, privilege)) as rights
    from pg_roles as who where who.rolname = coalesce(${role}::text, current_user)`);
  if (!found) return { role: role ?? "", canAppend: false, excess: [] };
  const { superuser, owner, appends, rights } = found;
  const excess = superuser ? ["it is a superuser"] : owner ? ["it owns the tables"] : rights;
  return { role: found.role, canAppend: appends, excess };
}
