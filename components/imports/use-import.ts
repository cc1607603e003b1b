"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { showToast } from "@/components/ui/toast";
import { useNumber } from "@/components/ui/use-number";
import type { ActionResult } from "@/lib/actions/action-result";
import { addImportRows } from "@/lib/actions/add-import-rows";
import { cancelBulkRun } from "@/lib/actions/cancel-bulk-run";
import { findImportDuplicates } from "@/lib/actions/find-import-duplicates";
import { openImport } from "@/lib/actions/open-import";
import { startImport } from "@/lib/actions/start-import";
import { type CheckedImport, checkImport, withoutExisting } from "@/lib/imports/check-import";
import type { ImportRules } from "@/lib/imports/check-import-row";
import { importChunks } from "@/lib/imports/import-chunks";
import { guessMapping } from "@/lib/imports/import-columns";
import { maxRowsAtOnce } from "@/lib/imports/import-input";
import { type ImportFile, readImportFile } from "@/lib/imports/read-import-file";
import { paths } from "@/lib/paths";
import type { Environment } from "@/lib/vocabulary";
import { keepImport } from "./kept-import";

export interface ImportState {
  file: ImportFile | null;
  rules: ImportRules;
  /** Null while it is checked. */
  checked: CheckedImport | null;
  problem: string | null;
  trouble: Trouble | null;
  /** Rows that were sent; null while none are. */
  sent: number | null;
}

/** A file on its way to accounts: read and checked in the browser, sent row by row, and verified in the background. */
export function useImport(environments: readonly Environment[]) {
  const router = useRouter();
  const number = useNumber();
  const noRules: ImportRules = { mapping: guessMapping([]), environment: null, environments };
  const empty: ImportState = { file: null, rules: noRules, checked: null, problem: null, trouble: null, sent: null };
  const [state, setState] = useState<ImportState>(empty);
  /** Of what was asked for last: a file that is read or checked later than another one says nothing any more. */
  const newest = useRef(0);
  const hasLeft = useRef(false);
  useEffect(() => {
    hasLeft.current = false;
    return () => {
      hasLeft.current = true;
    };
  }, []);
  const change = (part: Partial<ImportState>) => setState((before) => ({ ...before, ...part }));

  async function choose(file: File) {
    newest.current += 1;
    const own = newest.current;
    const read = await readImportFile(file, number);
    // Another one was chosen since, or the one before is being sent.
    if (own !== newest.current) return;
    if ("problem" in read) return setState({ ...empty, problem: read.problem });
    setState({ ...empty, file: read });
    await check(read, { ...noRules, mapping: guessMapping(read.columns) });
  }

  async function check(file: ImportFile, rules: ImportRules) {
    newest.current += 1;
    const own = newest.current;
    change({ rules, checked: null, trouble: null });
    const checked = await checkImport(file.rows, rules);
    const left = await leaveOutExisting(checked).catch((error: unknown) => ({ trouble: lostConnection(error) }));
    if (own === newest.current) change("trouble" in left ? left : { checked: left });
  }

  async function send() {
    const { file, checked } = state;
    if (!file || !checked || checked.good.length === 0) return;
    newest.current += 1;
    change({ sent: 0, trouble: null });
    let runId: string | null = null;
    try {
      runId = dataOf(await openImport({ fileName: file.name })).runId;
      let sent = 0;
      for (const rows of importChunks(checked.good)) {
        dataOf(await addImportRows({ runId, rows }));
        sent += rows.length;
        change({ sent });
      }
      dataOf(await startImport({ runId }));
      keepImport({ runId, file, bad: checked.bad });
      const href = paths.bulkRun(runId);
      if (hasLeft.current)
        showToast({ tone: "ok", title: "Accounts are being imported", link: { label: "Follow it", href } });
      else router.push(href);
    } catch (error) {
      const trouble = error instanceof Refused ? error.trouble : lostConnection(error);
      change({ sent: null, trouble });
      if (hasLeft.current) {
        const { message, advice } = trouble;
        showToast({
          tone: "bad",
          title: `The import of ${file.name} did not go through`,
          description: message,
          steps: advice,
        });
      }
      // What was sent goes at once; without an answer it goes after a day.
      if (runId) await cancelBulkRun({ runId }).catch(() => undefined);
    }
  }

  return {
    state,
    choose,
    send,
    recheck: (rules: Partial<ImportRules>) => state.file && void check(state.file, { ...state.rules, ...rules }),
    startOver: () => {
      newest.current += 1;
      setState(empty);
    },
  };
}

async function leaveOutExisting(checked: CheckedImport): Promise<CheckedImport | { trouble: Trouble }> {
  const identities = checked.good.flatMap(({ identity }) => identity ?? []);
  const existing: { identity: string; name: string }[] = [];
  for (let from = 0; from < identities.length; from += maxRowsAtOnce) {
    const found = await findImportDuplicates({ identities: identities.slice(from, from + maxRowsAtOnce) });
    if (!found.ok) return { trouble: found.error };
    existing.push(...found.data);
  }
  return withoutExisting(checked, existing);
}

class Refused extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.message);
  }
}

function dataOf<Data>(result: ActionResult<Data>): Data {
  if (!result.ok) throw new Refused(result.error);
  return result.data;
}
