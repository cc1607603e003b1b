import { checkImportRow, type GoodRow, type ImportRules } from "./check-import-row";

/** A row that cannot be imported, and why. */
export interface BadRow {
  position: number;
  name: string;
  problems: string[];
}

export interface CheckedImport {
  good: GoodRow[];
  bad: BadRow[];
}

/** Rows that are checked between two turns of the event loop, so that the page stays alive. */
const atOnce = 500;

/**
 * Checks all rows of a file without sending anything anywhere: each by itself, and whether two are the same connection.
 * @param rows without the head; empty ones are passed over
 */
export async function checkImport(rows: readonly (readonly string[])[], rules: ImportRules): Promise<CheckedImport> {
  const good: GoodRow[] = [];
  const bad: BadRow[] = [];
  const seen = new Map<string, number>();
  for (const [index, cells] of rows.entries()) {
    if (index % atOnce === atOnce - 1) await new Promise((resolve) => setTimeout(resolve));
    if (cells.every((cell) => cell.trim() === "")) continue;
    const position = index + 2;
    const checked = checkImportRow(cells, position, rules);
    if (!("row" in checked)) {
      bad.push({ position, ...checked });
      continue;
    }
    const { row } = checked;
    const first = seen.get(row.sameness);
    if (first === undefined) {
      seen.set(row.sameness, position);
      good.push(row);
    } else bad.push({ position, name: row.connection.name, problems: [`It is the same connection as row ${first}`] });
  }
  return { good, bad };
}

/** Takes out what is there already. */
export function withoutExisting(
  checked: CheckedImport,
  existing: readonly { identity: string; name: string }[],
): CheckedImport {
  const names = new Map(existing.map(({ identity, name }) => [identity, name]));
  const known = (row: GoodRow) => (row.identity === null ? undefined : names.get(row.identity));
  const bad = checked.good.flatMap((row) => {
    const name = known(row);
    if (name === undefined) return [];
    return [{ position: row.position, name: row.connection.name, problems: [`${name} already connects it`] }];
  });
  return {
    good: checked.good.filter((row) => known(row) === undefined),
    bad: [...checked.bad, ...bad].sort((one, other) => one.position - other.position),
  };
}
