import { Column, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

type Columns = Record<string, PgColumn>;

type RowOf<Some extends Columns> = {
  [Name in keyof Some]: Some[Name]["_"]["data"] | (Some[Name]["_"]["notNull"] extends true ? never : null);
};

interface ColumnsReader<Row> {
  /** The columns, for the list of a `select`. */
  list: SQL;
  /** How many they are. */
  count: number;
  /** @param values what the driver gives, beginning with these columns */
  read: (values: readonly unknown[]) => Row;
}

/**
 * Columns of a statement that is asked all day. The query builder finds out anew for each value of each row what it is,
 * which takes a page of the list as long as PostgreSQL needs to find it.
 */
export function columnsReader<Some extends Columns>(columns: Some): ColumnsReader<RowOf<Some>> {
  const named = Object.entries(columns);
  const given = ([, column]: (typeof named)[number]) =>
    column.mapFromDriverValue === Column.prototype.mapFromDriverValue ? null : column;
  const readers = named.map((entry) => ({ name: entry[0], column: given(entry) }));
  // A copy of it has its place for each name from the start.
  const blank: Record<string, unknown> = Object.fromEntries(named.map(([name]) => [name, null]));
  return {
    list: sql.join(Object.values(columns), sql`, `),
    count: named.length,
    read: (values) => {
      const row = { ...blank };
      for (let at = 0; at < readers.length; at++) {
        const { name, column } = readers[at] as (typeof readers)[number];
        const value = values[at];
        row[name] = column && value !== null ? column.mapFromDriverValue(value) : value;
      }
      return row as RowOf<Some>;
    },
  };
}
