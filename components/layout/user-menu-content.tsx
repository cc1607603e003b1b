"use client";

import { LogOut } from "lucide-react";
import { useTheme } from "next-themes";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { FramePerson } from "./person";
import { signOutHere } from "./sign-out";
import { themeChoices } from "./theme-choices";
import { UserMenuButton } from "./user-menu-button";

/** The open half of `UserMenu`. */
export function UserMenuContent({ person }: { person: FramePerson }) {
  const { theme = "system", setTheme } = useTheme();
  return (
    <Menu defaultOpen side="top" trigger={<UserMenuButton person={person} />}>
      <MenuChoice label="Theme" value={theme} onChange={setTheme} options={themeChoices} />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} label="Sign out" onSelect={() => void signOutHere()} />
    </Menu>
  );
}
