import { parseActivityQuery, parseExportFormat } from "@/lib/audit/activity-query";
import { exportActivity } from "@/lib/audit/export-activity";
import { defineDownload } from "@/lib/http/define-route";

export const GET = defineDownload<unknown>({
  name: "exportActivity",
  roles: ["admin", "viewer"],
  handler: ({ searchParams }, person) => {
    const filter = parseActivityQuery(searchParams);
    return exportActivity({ filter, format: parseExportFormat(searchParams) }, person);
  },
});
