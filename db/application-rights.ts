/**
 * The statements that give the role of web and worker what it needs, and no way to change the audit trail: it appends
 * events, which wait for their seal; seals them; and moves the end of the chain.
 */
export function applicationRights(appRole: string): string[] {
  const role = quoted(appRole);
  return [
    `grant usage on schema public, drizzle to ${role}`,
    `grant select on all tables in schema drizzle to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `grant usage on all sequences in schema public to ${role}`,
    `revoke update, delete, truncate on audit_events, audit_seals from ${role}`,
    `revoke update, truncate on audit_unsealed from ${role}`,
    `revoke insert, delete, truncate on audit_head from ${role}`,
  ];
}

/** A name as PostgreSQL takes it in a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
