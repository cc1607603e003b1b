"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";
import { useOpener } from "@/components/ui/use-opener";
import { tableKeys } from "./table-keys";

interface KeysDialogProps {
  canChange: boolean;
  singleKeys: boolean;
  onChange: (singleKeys: boolean) => void;
  onClose: () => void;
}

/** All keys of the accounts table, and the switch for those that are a single letter or sign. */
export function KeysDialog({ canChange, singleKeys, onChange, onClose }: KeysDialogProps) {
  const opener = useOpener(() => document.querySelector("[data-opens=columns]"));
  const keys = tableKeys.filter(({ forAdmins }) => canChange || !forAdmins);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Keyboard shortcuts"
      finalFocus={opener}
      footer={
        <Button size="large" onClick={onClose}>
          Close
        </Button>
      }
    >
      <dl className="mb-5 grid text-13">
        {keys.map(({ keys: caps, does, isSingle }) => (
          <div
            key={does}
            className="flex items-center justify-between gap-4 border-line border-b py-1.5 last:border-b-0"
          >
            <dd className={isSingle && !singleKeys ? "text-text-3 line-through" : undefined}>{does}</dd>
            <dt className="flex shrink-0 gap-1">
              {caps.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded-tag border border-line-strong bg-subtle px-1.5 text-center font-sans text-12"
                >
                  {key}
                </kbd>
              ))}
            </dt>
          </div>
        ))}
      </dl>
      <Switch
        label="Single keys"
        hint="Letters and signs act by themselves. Turn this off if you dictate, or press keys by accident; Columns opens this list then."
        checked={singleKeys}
        onChange={onChange}
      />
    </Dialog>
  );
}
