"use client";

import { LogOut, Settings } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { paths } from "@/lib/paths";
import type { FramePerson } from "./person";
import { signOutHere } from "./sign-out";
import { themeChoices } from "./theme-choices";
import { UserMenuButton } from "./user-menu-button";

/** The open half of `UserMenu`. */
export function UserMenuContent({ person }: { person: FramePerson }) {
  const { theme = "system", setTheme } = useTheme();
  const router = useRouter();
  return (
    <Menu defaultOpen side="top" trigger={<UserMenuButton person={person} />}>
      <MenuChoice label="Theme" value={theme} onChange={setTheme} options={themeChoices} />
      <MenuSeparator />
      <MenuItem icon={<Settings aria-hidden />} label="Settings" onSelect={() => router.push(paths.settings())} />
      <MenuItem icon={<LogOut aria-hidden />} label="Sign out" onSelect={() => void signOutHere()} />
    </Menu>
  );
}
