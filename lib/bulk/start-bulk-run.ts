import { type AccountBulkKind, type BulkSelection, countBulk } from "@/db/queries/bulk-preview";
import { insertBulkRunOnce, insertSelectedAccounts, type NewBulkRun, startRun } from "@/db/queries/bulk-runs";
import { inTransaction } from "@/db/queries/in-transaction";
import { authHost, connectUrl, offeredEnvironments } from "@/lib/accounts/mirakl-gateway";
import { type Person, requireRole } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { AppError } from "@/lib/errors/app-error";
import { englishNumber } from "@/lib/number-text";
import type { Environment } from "@/lib/vocabulary";
import type { BulkRunAsk } from "./bulk-input";
import type { BulkKindPreview } from "./bulk-view";
import { confirmsNumber } from "./confirms-number";
import { needsConfirmation } from "./needs-confirmation";
import { previewOf } from "./preview-bulk-run";

/**
 * Starts an action on many accounts: what is selected now is written down in one transaction, and the worker does it
 * account by account. Asked again for a run that there is, it changes nothing.
 * @returns the run's id
 * @throws AppError `bulk_nothing_to_do`, `invalid_input` when the number was not confirmed
 */
export async function startBulkRun(ask: BulkRunAsk, person: Person): Promise<{ runId: string }> {
  requireRole(person, "admin");
  const { runId, kind, selection, confirmation } = ask;
  const isTagging = kind === "tag" || kind === "untag";
  if (isTagging && !ask.tag)
    throw new AppError("invalid_input", { details: { fieldErrors: { tag: "Enter the tag" } } });
  const reason = kind === "revoke" ? ask.reason : null;
  const tag = isTagging ? ask.tag : null;
  return writeRun({ id: runId, kind, selection, reason, tag }, person, (preview) => {
    if (needsConfirmation(kind, preview)) requireNumber(preview.applies, confirmation);
  });
}

/** @param check throws when the run must not be, for what it would do at this moment */
export function writeRun(
  run: Omit<NewBulkRun, "kind" | "selection" | "requestedBy"> & { kind: AccountBulkKind; selection: BulkSelection },
  person: Person,
  check: (preview: BulkKindPreview) => void = () => undefined,
): Promise<{ runId: string }> {
  const { id: runId = crypto.randomUUID(), kind, selection } = run;
  return inTransaction(async (on) => {
    if (!(await insertBulkRunOnce({ ...run, id: runId, ...requestedBy(person) }, on))) return { runId };
    const preview = previewOf(await countBulk(selection, [kind], on), kind);
    if (preview.applies === 0) throw new AppError("bulk_nothing_to_do");
    check(preview);
    await insertSelectedAccounts({ id: runId, kind, selection }, hosts(), on);
    const started = await startRun(runId, on);
    const details = {
      run: runId,
      action: kind,
      accounts: String(preview.applies),
      skipped: String((started?.total ?? 0) - preview.applies),
      reason: run.reason ?? null,
      tag: run.tag ?? null,
    };
    await recordEvent({ event: "bulk.started", by: person, details }, on);
    return { runId };
  });
}

/** Who a run is for, and what its events say of where they were. */
export function requestedBy({ userId, name, origin }: Person) {
  return {
    userId,
    requestedBy: name,
    clientAddress: origin?.address ?? null,
    userAgent: origin?.userAgent ?? null,
  };
}

function requireNumber(count: number, confirmation: string | undefined): void {
  if (confirmsNumber(confirmation, count)) return;
  const fieldErrors = { confirmation: `Type ${englishNumber(count)} to confirm` };
  throw new AppError("invalid_input", { details: { fieldErrors } });
}

/** Hosts that accounts ask which have none of their own, by environment. */
function hosts() {
  const offered = offeredEnvironments().map(({ environment }) => environment);
  const by = (of: (environment: Environment) => string) =>
    Object.fromEntries(offered.map((environment) => [environment, of(environment)])) as Record<Environment, string>;
  return { auth: by(authHost), connect: by((environment) => new URL(connectUrl(environment)).host) };
}
