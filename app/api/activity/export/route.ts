import { parseActivityQuery } from "@/lib/audit/activity-query";
import { exportActivity } from "@/lib/audit/export-activity";
import { parseExportFormat } from "@/lib/exports/export-format";
import { defineDownload } from "@/lib/http/define-route";

export const GET = defineDownload<unknown>({
  name: "exportActivity",
  roles: ["admin", "viewer"],
  handler: ({ searchParams }, person) => {
    const filter = parseActivityQuery(searchParams);
    return exportActivity({ filter, format: parseExportFormat(searchParams) }, person);
  },
});
