"use client";

import { useQueryClient } from "@tanstack/react-query";
import { lostConnection } from "@/components/account/trouble";
import { showToast } from "@/components/ui/toast";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import { prepareExport } from "@/lib/actions/prepare-export";
import type { ExportFormat } from "@/lib/exports/export-format";
import { paths } from "@/lib/paths";
import { bulkRunsKey } from "@/lib/queries/running-bulk-runs";

/** Takes accounts along as a file, which is written while it is downloaded, however many they are. */
export function useExport(selection: AccountSelection): (format: ExportFormat) => Promise<void> {
  const queries = useQueryClient();
  return async (format) => {
    const problem = await download(selection, format);
    if (problem) showToast({ tone: "bad", title: "Nothing was exported", ...problem });
    else void queries.invalidateQueries({ queryKey: bulkRunsKey });
  };
}

/** @returns why there is no file */
async function download(selection: AccountSelection, format: ExportFormat) {
  try {
    const result = await prepareExport({ selection });
    if (!result.ok) return { description: result.error.message, steps: result.error.advice };
    const link = document.createElement("a");
    link.href = paths.api.bulkRunDownload(result.data.runId, format);
    link.download = "";
    link.click();
    return null;
  } catch (error) {
    const { message, advice } = lostConnection(error);
    return { description: message, steps: advice };
  }
}
