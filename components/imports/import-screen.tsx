"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { useFileDrop } from "@/components/ui/use-file-drop";
import { useNumber } from "@/components/ui/use-number";
import { countedAccounts, countedRows } from "@/lib/bulk/bulk-words";
import { paths } from "@/lib/paths";
import type { Environment } from "@/lib/vocabulary";
import { FileField } from "./file-field";
import { ImportMapping } from "./import-mapping";
import { ImportProblems } from "./import-problems";
import { useImport } from "./use-import";

/** Adds many accounts from a file: which column is what, which rows are good, and then their verification. */
export function ImportScreen({ environments }: { environments: readonly Environment[] }) {
  const number = useNumber();
  const { state, choose, recheck, send, startOver } = useImport(environments);
  const { file, rules, checked, problem, trouble, sent } = state;
  const isOver = useFileDrop((dropped) => sent === null && void choose(dropped));
  const good = checked?.good.length ?? 0;
  return (
    <div className="mx-auto grid max-w-wizard gap-6">
      <header>
        <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1.5 text-13 text-text-3">
          <Link href={paths.accounts()} className="text-text-2 hover:underline">
            Accounts
          </Link>
          <ChevronRight aria-hidden className="size-3.5" />
          <span aria-current="page">Import accounts</span>
        </nav>
        <h1 className="text-22">Import accounts</h1>
        <p className="text-text-2">
          From a CSV file with API keys or client credentials. Each is verified before it is added.
        </p>
      </header>
      {!file && <FileField problem={problem} isOver={isOver} onChoose={(chosen) => void choose(chosen)} />}
      {file && (
        <>
          <ImportMapping file={file} rules={rules} isDisabled={sent !== null} onChange={recheck} onOther={startOver} />
          <Card aria-labelledby="import-check">
            <CardHeader id="import-check" title="Check" />
            <div className="grid gap-4 p-5">
              <p role="status" className="text-text-2 tabular-nums">
                {checked
                  ? `${countedAccounts(good, number)} can be imported${checked.bad.length > 0 ? `, ${countedRows(checked.bad.length, number)} cannot` : ""}.`
                  : "Checking…"}
              </p>
              {checked && <ImportProblems file={file} bad={checked.bad} />}
              {trouble && <TroubleCallout trouble={trouble} />}
              {sent !== null && (
                <div className="grid gap-2 text-13">
                  <progress
                    aria-label="Rows sent"
                    value={sent}
                    max={good}
                    className="h-2 w-full appearance-none overflow-hidden rounded-full bg-pressed [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent"
                  />
                  <p className="tabular-nums">
                    {number(sent)} of {number(good)} rows sent, sealed as they come in
                  </p>
                </div>
              )}
              <div className="flex flex-wrap items-center gap-3">
                <Button
                  variant="primary"
                  size="large"
                  disabled={good === 0}
                  busy={sent !== null}
                  busyLabel="Importing…"
                  onClick={() => void send()}
                >
                  {checked ? `Import ${countedAccounts(good, number)}` : "Import"}
                </Button>
                <p className="text-13 text-text-2">
                  Nothing is sent before that. Rows that cannot be imported are left out; correct them in the file and
                  import it again.
                </p>
              </div>
            </div>
          </Card>
        </>
      )}
    </div>
  );
}
