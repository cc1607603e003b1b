import { type BulkCount, countBulk } from "@/db/queries/bulk-preview";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import { type Person, requireRole } from "@/lib/actor";
import { bulkSkipReasons } from "@/lib/vocabulary";
import { type BulkKindPreview, type BulkPreviewView, type ChangeKind, changeKinds } from "./bulk-view";

/** To how many accounts of a selection each action applies, and why it leaves out the others. Changes nothing. */
export async function previewBulkRun(ask: { selection: AccountSelection }, person: Person): Promise<BulkPreviewView> {
  requireRole(person, "admin");
  const counts = await countBulk(ask.selection, changeKinds);
  const previews = changeKinds.map((kind) => [kind, previewOf(counts, kind)]);
  const kinds: Record<ChangeKind, BulkKindPreview> = Object.fromEntries(previews);
  return { total: sum(counts.filter(({ kind }) => kind === "remove")), kinds };
}

/** @param counts of several kinds */
export function previewOf(counts: readonly BulkCount[], kind: BulkCount["kind"]): BulkKindPreview {
  const ofKind = counts.filter((count) => count.kind === kind);
  const applying = ofKind.filter(({ reason }) => reason === null);
  const skipped = bulkSkipReasons.map((reason) => ({
    reason,
    count: sum(ofKind.filter((count) => count.reason === reason)),
  }));
  return {
    applies: sum(applying),
    inProduction: sum(applying.filter(({ environment }) => environment === "production")),
    skipped: skipped.filter(({ count }) => count > 0),
  };
}

const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
