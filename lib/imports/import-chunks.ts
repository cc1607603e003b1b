import type { GoodRow } from "./check-import-row";
import { maxRowsAtOnce } from "./import-input";

/** Bytes of rows in one request: well below what a server action takes. */
const maxChunkBytes = 160_000;

/** Rows in the portions in which they are sent. */
export function importChunks(rows: readonly GoodRow[]): Pick<GoodRow, "position" | "connection">[][] {
  const chunks: Pick<GoodRow, "position" | "connection">[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const { position, connection } of rows) {
    const size = new TextEncoder().encode(JSON.stringify({ position, connection })).length;
    if (bytes + size > maxChunkBytes || chunks.at(-1)?.length === maxRowsAtOnce) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push({ position, connection });
    bytes += size;
  }
  return chunks;
}
