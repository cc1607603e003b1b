import { Activity, AppWindow, Inbox, type LucideIcon, Plug } from "lucide-react";
import { paths } from "@/lib/paths";

interface NavigationSection {
  label: string;
  links: { label: string; href: string; Icon: LucideIcon }[];
}

/** What the sidebar and the phone's menu link to: a page enters here with the page itself. */
export const navigation: NavigationSection[] = [
  {
    label: "Channels",
    links: [
      { label: "Accounts", href: paths.accounts(), Icon: Plug },
      { label: "Tickets", href: paths.tickets(), Icon: Inbox },
      { label: "Applications", href: paths.applications(), Icon: AppWindow },
      { label: "Activity", href: paths.activity(), Icon: Activity },
    ],
  },
];

/** Whether `pathname` is the page of a link or below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
