import { Monitor, Moon, Sun } from "lucide-react";

/** The values of next-themes, in the words of the menu. */
export const themeChoices = [
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
];
