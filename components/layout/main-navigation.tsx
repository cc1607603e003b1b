"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useId } from "react";
import { isCurrent, navigation } from "./navigation";

/** The links to every section; `inRail` shows icons only between 761 and 1100 px. */
export function MainNavigation({ inRail = false, onNavigate }: { inRail?: boolean; onNavigate?: () => void }) {
  const pathname = usePathname();
  const id = useId();
  return (
    <nav aria-label="Main">
      {navigation.map((section) => (
        <div key={section.label}>
          <h2
            id={`${id}-${section.label}`}
            className={clsx("px-2 pb-1 font-medium text-12 text-text-3", inRail && "rail:sr-only")}
          >
            {section.label}
          </h2>
          <ul aria-labelledby={`${id}-${section.label}`} className="grid gap-0.5">
            {section.links.map(({ label, href, Icon }) => (
              <li key={href}>
                <Link
                  href={href}
                  onClick={onNavigate}
                  aria-current={isCurrent(href, pathname) ? "page" : undefined}
                  title={inRail ? label : undefined}
                  className={clsx(
                    "flex h-8 items-center gap-2.5 rounded-control px-2 font-medium text-13 text-text-2 hover:bg-hover hover:text-text aria-[current=page]:bg-pressed aria-[current=page]:text-text phone:h-touch phone:text-14",
                    inRail && "rail:h-10 rail:justify-center rail:px-0",
                  )}
                >
                  <Icon aria-hidden className="size-4" />
                  <span className={clsx(inRail && "rail:sr-only")}>{label}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
