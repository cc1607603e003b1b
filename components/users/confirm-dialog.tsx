"use client";

import { type ReactNode, type RefObject, useRef } from "react";
import type { Trouble } from "@/components/account/trouble";
import { SecurityTrouble } from "@/components/settings/security-trouble";
import { Consequences, Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { paths } from "@/lib/paths";

interface ConfirmDialogProps {
  title: string;
  description?: string;
  consequences: { icon: ReactNode; lead: string; rest: ReactNode }[];
  /** The verb, as on the button that opened it. */
  confirm: string;
  busyLabel: string;
  destructive?: boolean;
  call: { isBusy: boolean; trouble: Trouble | null };
  onConfirm: () => void;
  onClose: () => void;
  finalFocus?: RefObject<HTMLElement | null> | undefined;
}

/** Says what follows, then asks. The focus starts on the safe button. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, consequences, confirm, busyLabel, destructive, call, onConfirm, onClose } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      initialFocus={cancel}
      finalFocus={props.finalFocus}
      dismissible={!call.isBusy}
      footer={
        <DialogButtons
          onCancel={onClose}
          cancelRef={cancel}
          onConfirm={onConfirm}
          variant={destructive ? "danger" : "primary"}
          busy={call.isBusy}
          busyLabel={busyLabel}
        >
          {confirm}
        </DialogButtons>
      }
    >
      <Consequences items={consequences} />
      {call.trouble && (
        <div className="mt-4">
          <SecurityTrouble trouble={call.trouble} returnTo={paths.users()} />
        </div>
      )}
    </Dialog>
  );
}
