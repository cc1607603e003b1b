import { z } from "zod";
import { tagName } from "@/lib/accounts/account-inputs";
import { accountSelectionSchema } from "@/lib/accounts/account-selection";
import { bulkOutcomes } from "@/lib/vocabulary";
import { changeKinds } from "./bulk-view";

export const previewBulkRunInput = z.strictObject({ selection: accountSelectionSchema });

export const startBulkRunInput = z.strictObject({
  /** What the run will be called. Who asks again with the same one, because an answer was lost, starts nothing twice. */
  runId: z.uuid().optional(),
  kind: z.enum([...changeKinds, "tag", "untag"]),
  selection: accountSelectionSchema,
  /** Of revoking; kept at Mirakl. */
  reason: z
    .string()
    .trim()
    .max(500, "The reason has at most 500 characters")
    .nullish()
    .transform((reason) => reason || null),
  /** Of tagging: the tag that is added or removed. */
  tag: tagName.optional(),
  /** The number of accounts as it was typed, where that is asked for. */
  confirmation: z.string().max(40).optional(),
});
export type BulkRunAsk = z.output<typeof startBulkRunInput>;

export const bulkRunInput = z.strictObject({ runId: z.uuid() });
export const prepareExportInput = z.strictObject({ selection: accountSelectionSchema });

/** Reads which accounts of a run are asked for; what it does not know it ignores. */
export function parseRunAccountsQuery(parameters: URLSearchParams) {
  const wanted = parameters.get("outcome")?.split(",") ?? [];
  const outcomes = bulkOutcomes.filter((outcome) => wanted.includes(outcome));
  const after = Number(parameters.get("after") ?? 0);
  return {
    outcomes: outcomes.length > 0 ? outcomes : [...bulkOutcomes],
    after: Number.isSafeInteger(after) && after > 0 && after < 2 ** 31 ? after : 0,
  };
}
export type RunAccountsQuery = ReturnType<typeof parseRunAccountsQuery>;
