import { type Query, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Executor } from "./client";

const dialect = new PgDialect();

/**
 * Runs a statement that is asked all day: each connection parses and plans it once, and each later time is one round
 * trip where an unprepared one is two. Its text must always be the same, or the server would keep every variant:
 * lists go in as one parameter (`any`, `unnest`, `jsonb_to_recordset`).
 * @returns rows as the driver gives them: instants are text
 */
export function executePrepared<Row>(statement: SQL, on: Executor): Promise<Row[]> {
  const query = dialect.sqlToQuery(statement);
  const { session } = on._;
  return session
    .prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(query, undefined, "prepared", false)
    .execute();
}

/** What `readValues` runs: a statement that is expensive to build may be kept. */
export function buildStatement(statement: SQL): Query {
  return dialect.sqlToQuery(statement);
}

/**
 * Runs a statement whose rows are read by `columnsReader`.
 * @param isPrepared as `executePrepared` does
 * @returns each row as its values in the order of the columns, as the driver gives them
 */
export function readValues(statement: Query, on: Executor, isPrepared: boolean): Promise<unknown[][]> {
  const name = isPrepared ? "prepared" : undefined;
  return on._.session
    .prepareQuery<{ execute: unknown[][]; all: unknown; values: unknown }>(
      statement,
      undefined,
      name,
      true,
      (rows) => rows,
    )
    .execute();
}

/**
 * A list that is given to a prepared statement, in such a way that the planner takes it for a short one and looks rows
 * up by their key: of a function it expects a hundred rows, and of a limit that it does not know a tenth, so that two
 * limits leave one. Without them it reads a table of some thousand rows from end to end.
 * @param list a function such as `json_to_recordset`, with its columns
 */
export function shortList(list: SQL, length: number): SQL {
  return sql`(select * from (select * from ${list} limit ${length}) as listed limit ${length})`;
}

/**
 * The same for a statement of the query builder, which is expensive to build: it is built once for each pool.
 * @param build ends in `.prepare(…)`; what differs from time to time is a placeholder
 */
export function prepareOnce<Prepared>(build: (on: Executor) => Prepared): (on: Executor) => Prepared {
  const known = new WeakMap<Executor, Prepared>();
  return (on) => {
    const prepared = known.get(on) ?? build(on);
    known.set(on, prepared);
    return prepared;
  };
}
