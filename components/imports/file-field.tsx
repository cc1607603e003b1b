"use client";

import { Download, FileUp } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { useNumber } from "@/components/ui/use-number";
import { importTemplate } from "@/lib/imports/import-columns";
import { maxImportRows } from "@/lib/imports/import-input";

const templateUrl = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${importTemplate}`)}`;

interface FileFieldProps {
  /** Why the file before could not be read. */
  problem: string | null;
  /** A file is being dragged over the page. */
  isOver: boolean;
  onChoose: (file: File) => void;
}

/** Where a file is chosen, or dropped. */
export function FileField({ problem, isOver, onChoose }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const number = useNumber();
  return (
    <Card
      className={`grid justify-items-center gap-4 border-dashed p-10 text-center phone:p-6 ${isOver ? "bg-accent-soft!" : ""}`}
    >
      {problem && (
        <Callout tone="bad" title={problem} live className="w-full text-left">
          Nothing was imported.
        </Callout>
      )}
      <FileUp aria-hidden className="size-6 text-text-3" />
      <p className="max-w-[56ch] text-text-2">
        Choose a CSV file, or drop it here: UTF-8, with a first row that names the columns, and up to{" "}
        {number(maxImportRows)} accounts.
      </p>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label="CSV file"
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) onChoose(file);
        }}
      />
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" size="large" onClick={() => input.current?.click()}>
          Choose file
        </Button>
        <a href={templateUrl} download="latchkey-accounts.csv" className={buttonStyles({ size: "large" })}>
          <Download aria-hidden />
          Download template
        </a>
      </div>
    </Card>
  );
}
