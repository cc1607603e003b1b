import { clsx } from "clsx";
import type { ReactNode } from "react";
import { buttonStyles } from "./button-styles";

interface FilterToggleProps {
  /** Whether the filter holds. */
  pressed: boolean;
  /** Absent while the page is not alive yet. */
  onPress?: (pressed: boolean) => void;
  children: ReactNode;
}

/** A filter that is on or off, in the look of its neighbours that open a list. */
export function FilterToggle({ pressed, onPress, children }: FilterToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress && (() => onPress(!pressed))}
      className={buttonStyles({
        className: clsx(pressed && "border-accent-line! bg-accent-soft! text-accent-text! [&_svg]:text-accent-text!"),
      })}
    >
      {children}
    </button>
  );
}
