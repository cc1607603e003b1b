import { listOpenRuns } from "@/db/queries/bulk-runs";
import { tagNextAccounts } from "@/lib/bulk/tag-next-accounts";
import { secondMs } from "@/lib/clock";
import { count } from "@/lib/counters";
import { runLoop } from "./run-loop";

/** Works on the bulk actions that call nobody, many accounts at a time, beside every other worker process. */
export function runTaggings(signal: AbortSignal): Promise<void> {
  return runLoop(
    "tagging",
    async () => {
      const runs = (await listOpenRuns()).filter(({ kind }) => kind === "tag" || kind === "untag");
      let settled = 0;
      // Some of each in turn, so that a short run does not wait for a long one.
      for (const run of runs) {
        const results = await tagNextAccounts(run);
        for (const { outcome } of results) count("latchkey_bulk_accounts_total", [run.kind, outcome]);
        settled += results.length;
      }
      return settled > 0 ? 0 : secondMs;
    },
    signal,
  );
}
