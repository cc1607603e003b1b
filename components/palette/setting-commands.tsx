import { LogOut } from "lucide-react";
import { useTheme } from "next-themes";
import { signOutHere } from "@/components/layout/sign-out";
import { themeChoices } from "@/components/layout/theme-choices";
import { PaletteGroup, PaletteItem, type RunCommand } from "./palette-item";

export function SettingCommands({ run }: { run: RunCommand }) {
  const { setTheme } = useTheme();
  return (
    <PaletteGroup heading="This browser">
      {themeChoices.map(({ value, label, icon }) => (
        <PaletteItem key={value} icon={icon} label={`Theme: ${label}`} onSelect={() => run(() => setTheme(value))} />
      ))}
      <PaletteItem icon={<LogOut aria-hidden />} label="Sign out" onSelect={() => run(() => void signOutHere())} />
    </PaletteGroup>
  );
}
