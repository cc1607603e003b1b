import type postgres from "postgres";

/** Fills tables without their indexes, which are built afterwards: many times faster than row by row. */
export async function withoutIndexes(sql: postgres.Sql, tables: string[], fill: () => Promise<void>): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = any(${tables}) and indexname not in (select conname from pg_constraint)`;
  for (const { name } of indexes) await sql`drop index ${sql(name)}`;
  await fill();
  await sql.begin(async (on) => {
    await on`set local maintenance_work_mem = '512MB'`;
    for (const { definition } of indexes) await on.unsafe(definition);
  });
}
