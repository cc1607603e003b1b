import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import type { ActivityFilter } from "@/lib/audit/activity-view";
import type { ExportFormat } from "@/lib/exports/export-format";
import { paths } from "@/lib/paths";

const formats: { format: ExportFormat; label: string }[] = [
  { format: "csv", label: "Export CSV" },
  { format: "json", label: "Export JSON" },
];

/** Title, and the way to take along what the filters leave. */
export function ActivityHeading({ filter, subline }: { filter: ActivityFilter; subline: string }) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-4 phone:mb-4">
      <div className="min-w-0">
        <h1 className="text-22">Activity</h1>
        <p role="status" className="text-text-2">
          {subline}
        </p>
      </div>
      <div className="flex gap-2">
        {formats.map(({ format, label }) => (
          // Not a link of Next, which would load the file to be quick.
          <a key={format} href={paths.api.activityExport(format, filter)} download className={buttonStyles()}>
            <Download aria-hidden />
            {label}
          </a>
        ))}
      </div>
    </div>
  );
}
