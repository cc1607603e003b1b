"use client";

import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import type { Role } from "@/lib/vocabulary";
import { isPaletteKey, isPaletteOpen, setPaletteOpen, subscribeToPalette } from "./palette-state";
import { PaletteTyping } from "./palette-typing";

const Palette = lazy(() => import("./palette").then((module) => ({ default: module.Palette })));

/** Opens the command palette by ⌘K or Ctrl+K, unless a dialog waits for an answer. Its code loads with the first use. */
export function PaletteHost({ userRole }: { userRole: Role }) {
  const isOpen = useSyncExternalStore(subscribeToPalette, isPaletteOpen, () => false);
  const [wasOpened, setWasOpened] = useState(false);
  if (isOpen && !wasOpened) setWasOpened(true);
  const [typed, setTyped] = useState("");
  if (!isOpen && typed) setTyped("");

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPaletteKey(event)) return;
      event.preventDefault();
      if (isPaletteOpen()) setPaletteOpen(false);
      else if (!document.querySelector("[role=dialog][data-state=open], [role=alertdialog]")) setPaletteOpen(true);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    wasOpened && (
      <Suspense fallback={isOpen && <PaletteTyping text={typed} onChange={setTyped} />}>
        <Palette userRole={userRole} open={isOpen} typed={typed} />
      </Suspense>
    )
  );
}
