import type { ReactNode, RefObject } from "react";
import { Button } from "./button";

interface DialogButtonsProps {
  onCancel: () => void;
  /** For a dialog whose focus starts on the safe button. */
  cancelRef?: RefObject<HTMLButtonElement | null>;
  /** The form that confirming submits; without one `onConfirm` is called. */
  form?: string;
  onConfirm?: () => void;
  variant?: "primary" | "danger";
  /** What was confirmed is under way: it can no longer be cancelled. */
  busy: boolean;
  busyLabel: string;
  disabled?: boolean;
  /** The verb of the button that confirms, perhaps with an icon. */
  children: ReactNode;
}

/** What a dialog ends with: "Cancel", then the button that does what it asks about. */
export function DialogButtons(props: DialogButtonsProps) {
  const { onCancel, cancelRef, form, onConfirm, variant = "primary", busy, busyLabel, disabled, children } = props;
  return (
    <>
      <Button ref={cancelRef} size="large" disabled={busy} onClick={onCancel}>
        Cancel
      </Button>
      <Button
        type={form === undefined ? "button" : "submit"}
        form={form}
        size="large"
        variant={variant}
        disabled={disabled}
        busy={busy}
        busyLabel={busyLabel}
        onClick={onConfirm}
      >
        {children}
      </Button>
    </>
  );
}
