"use client";

import { lazy, Suspense, useState } from "react";
import { type FramePerson, roleLabels } from "./person";
import { Avatar, UserMenuButton } from "./user-menu-button";

const load = () => import("./user-menu-content");
const UserMenuContent = lazy(() => load().then((module) => ({ default: module.UserMenuContent })));

/** Name, role, theme and sign-out at the sidebar's foot. The menu's code loads on first use. */
export function UserMenu({ person }: { person: FramePerson }) {
  const [wanted, setWanted] = useState(false);
  return (
    <div className="-mx-3 -mb-3 flex h-15 items-center gap-2 border-line border-t py-1 pr-3 pl-5 rail:-mx-2 rail:justify-center rail:px-0">
      <Avatar name={person.name} className="grid rail:hidden" />
      <div className="min-w-0 flex-1 rail:hidden">
        <p className="truncate font-medium text-13">{person.name}</p>
        <p className="text-12 text-text-3">{roleLabels[person.role]}</p>
      </div>
      {wanted ? (
        <Suspense fallback={<UserMenuButton person={person} aria-expanded />}>
          <UserMenuContent person={person} />
        </Suspense>
      ) : (
        <UserMenuButton
          person={person}
          aria-expanded={false}
          onPointerEnter={load}
          onFocus={load}
          onClick={() => setWanted(true)}
        />
      )}
    </div>
  );
}
