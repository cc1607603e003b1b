import { Command } from "cmdk";
import type { ReactNode } from "react";

export type RunCommand = (work: () => void) => void;

interface PaletteItemProps {
  icon: ReactNode;
  label: string;
  /** Below the label. */
  hint?: string;
  /** Tells apart what has the same label. */
  id?: string;
  /** Other words that it is found by. */
  keywords?: string[];
  destructive?: boolean;
  onSelect: () => void;
}

/** A line of the command palette. */
export function PaletteItem({ icon, label, hint, id, keywords, destructive = false, onSelect }: PaletteItemProps) {
  return (
    <Command.Item
      value={id ? `${label} ${id}` : label}
      keywords={keywords}
      onSelect={onSelect}
      className={`flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 py-1.5 text-13 aria-selected:bg-pressed phone:min-h-touch [&_svg]:size-4 ${destructive ? "text-bad-text [&_svg]:text-bad" : "[&_svg]:text-text-3"}`}
    >
      {icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {hint && <span className="block truncate text-12 text-text-2">{hint}</span>}
      </span>
    </Command.Item>
  );
}

/** Lines of one kind under their name. */
export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-text-2"
    >
      {children}
    </Command.Group>
  );
}
