import { z } from "zod";
import { connectionInput } from "@/lib/accounts/connection-input";

/** Rows of a file that are imported at most. */
export const maxImportRows = 10_000;
/** Bytes of a file at most. */
export const maxImportBytes = 10 * 1024 * 1024;
/** Rows that are sent at once at most. */
export const maxRowsAtOnce = 500;

/** Its end is left out where a file's name is longer than anybody reads. */
export const openImportInput = z.strictObject({
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .transform((name) => name.slice(0, 200)),
});

const position = z.number().int().min(1).max(1_000_000);

export const addImportRowsInput = z.strictObject({
  runId: z.uuid(),
  rows: z
    .array(z.strictObject({ position, connection: connectionInput }))
    .min(1)
    .max(maxRowsAtOnce),
});
export type ImportRowsAsk = z.output<typeof addImportRowsInput>;

/** Who the accounts of some rows would be, as far as that is known before Mirakl is asked; nothing secret. */
export const findImportDuplicatesInput = z.strictObject({
  identities: z.array(z.string().min(1).max(1_000)).min(1).max(maxRowsAtOnce),
});
