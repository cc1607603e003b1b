import type { AccountRow } from "@/db/queries/accounts";
import { type BulkSelection, listSelected } from "@/db/queries/bulk-preview";
import type { BulkRunRow } from "@/db/queries/bulk-runs";
import { databaseNow } from "@/db/queries/database-now";
import { storedError } from "@/lib/accounts/error-view";
import { tokenStatus } from "@/lib/accounts/token-status";
import type { Person } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { ExportFormat } from "@/lib/exports/export-format";
import { type StreamedFile, streamedTable } from "@/lib/exports/streamed-table";
import {
  authenticationMethodLabels,
  environmentLabels,
  integrationTypeLabels,
  tokenStatusLabels,
} from "@/lib/vocabulary";

const page = 1_000;

type ExportedAccount = AccountRow & { tags: string[] };

/** The accounts of an export, by name, as they are now; never anything sealed. Who took them along is an event. */
export async function exportAccounts(run: BulkRunRow, format: ExportFormat, person: Person): Promise<StreamedFile> {
  const now = await databaseNow();
  const details = { format: format.toUpperCase(), accounts: String(run.total), run: run.id };
  await recordEvent({ event: "accounts.exported", by: person, details });
  async function* pages() {
    for (let after: ExportedAccount | null = null; ; ) {
      const rows: ExportedAccount[] = await listSelected(run.selection as BulkSelection, { after, limit: page });
      yield rows.map((account) => exported(account, now));
      if (rows.length < page) return;
      after = rows.at(-1) ?? null;
    }
  }
  return streamedTable({
    name: "latchkey-accounts",
    format,
    columns: Object.keys(exported({ tags: [] } as unknown as ExportedAccount, now)) as (keyof ReturnType<
      typeof exported
    >)[],
    pages: pages(),
    reference: person.reference,
  });
}

const iso = (instant: Date | null | undefined) => instant?.toISOString() ?? null;

/** The columns of both formats, in their order. */
function exported(account: ExportedAccount, now: Date) {
  return {
    id: account.id,
    name: account.name,
    authentication: authenticationMethodLabels[account.authenticationMethod],
    environment: environmentLabels[account.environment],
    type: integrationTypeLabels[account.integrationType],
    miraklUrl: account.baseUrl,
    companyId: account.companyId,
    companyName: account.companyName,
    clientId: account.clientId,
    shopId: account.shopId,
    shopName: account.shopName,
    tags: account.tags.join(", "),
    status: tokenStatusLabels[tokenStatus(account, now)],
    problem: storedError(account)?.sentence ?? null,
    expiresAt: iso(account.expiresAt),
    lastRefreshedAt: iso(account.lastRefreshedAt),
    nextRefreshAt: iso(account.nextRefreshAt),
    lastVerifiedAt: iso(account.lastVerifiedAt),
    grantedBy: account.grantedBy,
    createdAt: iso(account.createdAt),
  };
}
