"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import { AccountActionsButton } from "@/components/accounts/account-actions-button";
import type { InvitationView, UserView } from "@/lib/users/user-view";
import type { OpenUserDialog } from "./user-dialog";

const load = () => import("./person-menus");
const UserMenu = lazy(() => load().then((module) => ({ default: module.UserMenu })));
const InvitationMenu = lazy(() => load().then((module) => ({ default: module.InvitationMenu })));

/** The menu of a person's row. */
export function UserActions({ user, openDialog }: { user: UserView; openDialog: OpenUserDialog }) {
  return (
    <LazyActions name={user.name}>
      <UserMenu user={user} openDialog={openDialog} />
    </LazyActions>
  );
}

/** The menu of an invitation's row. */
export function InvitationActions(props: { invitation: InvitationView; openDialog: OpenUserDialog }) {
  return (
    <LazyActions name={props.invitation.name}>
      <InvitationMenu {...props} />
    </LazyActions>
  );
}

/** The menu's code loads with the first one that someone reaches for. */
function LazyActions({ name, children }: { name: string; children: ReactNode }) {
  const [wanted, setWanted] = useState(false);
  if (!wanted) {
    return (
      <AccountActionsButton
        name={name}
        aria-expanded={false}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setWanted(true)}
      />
    );
  }
  return <Suspense fallback={<AccountActionsButton name={name} aria-expanded />}>{children}</Suspense>;
}
