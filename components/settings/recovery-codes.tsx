"use client";

import { Download } from "lucide-react";
import { type RefObject, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { saveFile } from "@/components/ui/save-file";

interface RecoveryCodesProps {
  codes: string[];
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** New recovery codes, the only time that they are shown. */
export function RecoveryCodes({ codes, onClose, finalFocus }: RecoveryCodesProps) {
  const text = codes.join("\n");
  const done = useRef<HTMLButtonElement>(null);

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Keep your recovery codes"
      description="Each lets you in once when your app is out of reach. Keep them apart from your phone."
      initialFocus={done}
      finalFocus={finalFocus}
      // A stray press beside the dialog would lose them.
      dismissible={false}
      footer={
        <Button ref={done} size="large" variant="primary" onClick={onClose}>
          I have kept them
        </Button>
      }
    >
      <div className="grid gap-4">
        <ul
          aria-label="Recovery codes"
          className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-button border border-line bg-subtle px-4 py-3 font-mono text-13 phone:grid-cols-1"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={text} label="Copy codes" withLabel />
          <Button size="large" onClick={() => saveFile("latchkey-recovery-codes.txt", `${text}\n`)}>
            <Download aria-hidden />
            Download codes
          </Button>
        </div>
        <Callout tone="warn" title="They are not shown again">
          <p>Only their fingerprints are stored. You can make new ones at any time, which end these.</p>
        </Callout>
      </div>
    </Dialog>
  );
}
