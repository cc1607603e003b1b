import { X } from "lucide-react";
import { buttonStyles } from "./button-styles";

interface FilterChipProps {
  /** What the filter is about, and which value it has. */
  label: string;
  value: string;
  onRemove: () => void;
}

/** A filter that was set somewhere else on the page; a press takes it away. */
export function FilterChip({ label, value, onRemove }: FilterChipProps) {
  return (
    <button
      type="button"
      onClick={onRemove}
      className={buttonStyles({ className: "border-accent-line! bg-accent-soft! min-w-0 shrink!" })}
    >
      <span className="sr-only">Remove filter: </span>
      {label}
      <span className="min-w-0 max-w-60 truncate text-accent-text">{value}</span>
      <X aria-hidden className="-mr-1 size-3.5! text-text-3" />
    </button>
  );
}
