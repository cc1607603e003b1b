"use client";

import { Menu } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { PaletteButton } from "@/components/palette/palette-button";
import { Button } from "@/components/ui/button";
import type { WorkerView } from "@/lib/accounts/account-view";
import { Brand } from "./brand";
import type { FramePerson } from "./person";

const load = () => import("./phone-menu");
const PhoneMenu = lazy(() => load().then((module) => ({ default: module.PhoneMenu })));

/** At 760 px and below: the brand, and a menu with what the sidebar holds otherwise. */
export function TopBar({ person, worker }: { person: FramePerson; worker: WorkerView }) {
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-10 hidden h-14 items-center justify-between border-line border-b bg-surface pr-2 pl-4 phone:flex">
      <Brand />
      <span className="ml-auto">
        <PaletteButton onlyIcon />
      </span>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open menu"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={load}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden className="size-5!" />
      </Button>
      {open && (
        <Suspense fallback={null}>
          <PhoneMenu person={person} worker={worker} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}
