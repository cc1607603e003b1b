"use client";

import { LogOut } from "lucide-react";
import Link from "next/link";
import { useTheme } from "next-themes";
import { RunningIndicator } from "@/components/bulk/running-indicator";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCard, RadioCards } from "@/components/ui/radio-cards";
import type { WorkerView } from "@/lib/accounts/account-view";
import { paths } from "@/lib/paths";
import { MainNavigation } from "./main-navigation";
import { type FramePerson, roleLabels } from "./person";
import { signOutHere } from "./sign-out";
import { themeChoices } from "./theme-choices";
import { Avatar } from "./user-menu-button";
import { WorkerIndicator } from "./worker-indicator";

interface PhoneMenuProps {
  person: FramePerson;
  worker: WorkerView;
  onClose: () => void;
}

/** Navigation, worker, person, theme and sign-out on a phone. */
export function PhoneMenu({ person, worker, onClose }: PhoneMenuProps) {
  const { theme = "system", setTheme } = useTheme();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Menu"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button onClick={() => void signOutHere()}>
            <LogOut aria-hidden />
            Sign out
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <MainNavigation onNavigate={onClose} />
        <RadioCards legend="Theme" value={theme} onChange={setTheme} className="grid-cols-3 gap-2">
          {themeChoices.map(({ value, label }) => (
            <RadioCard key={value} value={value} label={label} />
          ))}
        </RadioCards>
        <RunningIndicator />
        <WorkerIndicator worker={worker} />
        <div className="flex items-center gap-2 px-2">
          <Avatar name={person.name} />
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium text-13">{person.name}</p>
            <p className="text-12 text-text-3">{roleLabels[person.role]}</p>
          </div>
          <Link
            href={paths.settings()}
            onClick={onClose}
            className="link grid min-h-11 place-items-center px-2 text-13"
          >
            Settings
          </Link>
        </div>
      </div>
    </Dialog>
  );
}
