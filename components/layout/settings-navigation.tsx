"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { paths } from "@/lib/paths";
import type { Role } from "@/lib/vocabulary";

/** The pages of the settings, and whose they are. */
const pages: { label: string; href: string; roles: readonly Role[] }[] = [
  { label: "Profile", href: paths.settings(), roles: ["admin", "viewer"] },
  { label: "Sign-in security", href: paths.signInSecurity(), roles: ["admin", "viewer"] },
  { label: "Users", href: paths.users(), roles: ["admin"] },
  { label: "Encryption keys", href: paths.keys(), roles: ["admin", "viewer"] },
];

/** Leads from one page of the settings to the others, as far as there are any for this role. */
export function SettingsNavigation({ role }: { role: Role }) {
  const pathname = usePathname();
  const links = pages.filter(({ roles }) => roles.includes(role));
  if (links.length < 2) return null;
  return (
    <nav aria-label="Settings" className="mb-6 border-line border-b phone:mb-4">
      <ul className="-mb-px flex gap-5 overflow-x-auto">
        {links.map(({ label, href }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={pathname === href ? "page" : undefined}
              className="flex h-9 items-center border-transparent border-b-2 font-medium text-13 text-text-2 hover:text-text aria-[current=page]:border-accent-text aria-[current=page]:text-text phone:h-touch phone:text-14"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
