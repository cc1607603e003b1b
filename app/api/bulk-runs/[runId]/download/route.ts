import { downloadBulkRun } from "@/lib/bulk/download-bulk-run";
import { parseExportFormat } from "@/lib/exports/export-format";
import { defineDownload } from "@/lib/http/define-route";

export const GET = defineDownload<{ runId: string }>({
  name: "downloadBulkRun",
  roles: ["admin", "viewer"],
  handler: ({ params, searchParams }, person) =>
    downloadBulkRun({ runId: params.runId, format: parseExportFormat(searchParams) }, person),
});
