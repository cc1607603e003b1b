import type { BulkKind } from "@/lib/vocabulary";
import type { BulkKindPreview } from "./bulk-view";

/** Whether the number of accounts has to be typed: for what cannot be undone, of several accounts or in Production. */
export function needsConfirmation(kind: BulkKind, { applies, inProduction }: BulkKindPreview): boolean {
  return (kind === "revoke" || kind === "remove") && (applies > 1 || inProduction > 0);
}
