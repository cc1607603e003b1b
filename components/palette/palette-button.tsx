"use client";

import { clsx } from "clsx";
import { Search } from "lucide-react";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { setPaletteOpen } from "./palette-state";

/** For those who do not know the key: in the sidebar a field to press, in the rail and on bars an icon. */
export function PaletteButton({ onlyIcon = false }: { onlyIcon?: boolean }) {
  const isHydrated = useIsHydrated();
  const isMac = isHydrated && /^(Mac|iP)/.test(navigator.platform);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Meta+K Control+K"
      title="Jump to a page, an account or an action"
      onClick={() => setPaletteOpen(true)}
      className={clsx(
        "flex items-center gap-2 rounded-control text-13 text-text-2 hover:bg-hover hover:text-text",
        onlyIcon
          ? "size-8 justify-center phone:size-11"
          : "h-8 w-full border border-line-strong bg-surface px-2 shadow-1 rail:h-10 rail:justify-center rail:border-0 rail:bg-transparent rail:px-0 rail:shadow-none",
      )}
    >
      <Search aria-hidden className={onlyIcon ? "size-4 phone:size-5" : "size-4"} />
      <span className={clsx("flex-1 text-left", onlyIcon ? "sr-only" : "rail:sr-only")}>Jump to</span>
      <kbd
        aria-hidden
        className={clsx("rounded-tag border border-line px-1 text-11 text-text-3", onlyIcon ? "hidden" : "rail:hidden")}
      >
        {isMac ? "⌘K" : "Ctrl K"}
      </kbd>
    </button>
  );
}
