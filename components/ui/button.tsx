import type { ComponentProps, MouseEvent } from "react";
import { type ButtonStyle, buttonStyles } from "./button-styles";
import { Spinner } from "./spinner";

export interface ButtonProps extends ComponentProps<"button">, ButtonStyle {
  /** Work started by this button is under way: it keeps name, focus and width, and ignores presses. */
  busy?: boolean;
  /** Shown instead of the label while busy, such as "Verifying…"; the accessible name stays the label. */
  busyLabel?: string;
}

/** One action. At most one `primary` per view; `danger` only inside of a confirmation. */
export function Button({
  variant,
  size,
  busy = false,
  busyLabel,
  className,
  type = "button",
  onClick,
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonStyles({ variant, size, className })}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? ignore : onClick}
      {...props}
    >
      {busy ? (
        <span className="grid items-center justify-items-center *:[grid-area:1/1]">
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
          <span aria-hidden className="inline-flex items-center gap-1.5">
            <Spinner />
            {busyLabel}
          </span>
        </span>
      ) : (
        children
      )}
    </button>
  );
}

/** Also keeps Enter in a field from submitting the form again. */
function ignore(event: MouseEvent) {
  event.preventDefault();
}
