import { clsx } from "clsx";
import type { ReactNode } from "react";
import { roleLabels } from "@/components/layout/person";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { InvitationView, UserListView, UserView } from "@/lib/users/user-view";
import type { UserRole } from "@/lib/vocabulary";
import { InvitationActions, UserActions } from "./person-actions";
import { PersonStateBadge } from "./person-state-badge";
import type { OpenUserDialog } from "./user-dialog";
import type { PersonState } from "./user-words";

const head = "h-head border-line border-b bg-subtle px-3 text-left font-medium text-12 text-text-2 first:pl-5";
const cell =
  "h-row border-line border-b px-3 py-1 group-last:border-b-0 phone:block phone:h-auto phone:border-0 phone:p-0";

/** Everybody who may come in, then who was invited. */
export function UserTable({ view, openDialog }: { view: UserListView; openDialog: OpenUserDialog }) {
  return (
    <UserTableFrame>
      {view.users.map((user) => (
        <UserRow key={user.id} user={user} openDialog={openDialog} />
      ))}
      {view.invitations.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} openDialog={openDialog} />
      ))}
    </UserTableFrame>
  );
}

/** The table itself, with rows or with their skeletons. */
export function UserTableFrame({ isBusy = false, children }: { isBusy?: boolean; children: ReactNode }) {
  return (
    <div className="relative overflow-x-auto">
      <table
        aria-label="Users"
        aria-busy={isBusy || undefined}
        className="w-full table-fixed border-separate border-spacing-0 text-13 phone:block tablet:min-w-[680px] phone:min-w-0"
      >
        <thead className="phone:hidden">
          <tr>
            {[
              ["Name", ""],
              ["Email", ""],
              ["Role", "w-[96px]"],
              ["Last sign-in", "w-[128px]"],
              ["State", "w-[176px]"],
            ].map(([label, width]) => (
              <th key={label} scope="col" className={clsx(head, width)}>
                {label}
              </th>
            ))}
            <th scope="col" className={clsx(head, "w-12")}>
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody className="phone:block">{children}</tbody>
      </table>
    </div>
  );
}

function UserRow({ user, openDialog }: { user: UserView; openDialog: OpenUserDialog }) {
  return (
    <PersonRow
      person={user}
      isOwn={user.isOwn}
      lastSignIn={user.lastSignedInAt ? <Time at={user.lastSignedInAt} quiet /> : "Never"}
      actions={<UserActions user={user} openDialog={openDialog} />}
    />
  );
}

function InvitationRow({ invitation, openDialog }: { invitation: InvitationView; openDialog: OpenUserDialog }) {
  const { state, expiresAt } = invitation;
  return (
    <PersonRow
      person={invitation}
      note={
        state === "invited" && (
          <span className="text-12 text-text-3 phone:hidden">
            expires <Time at={expiresAt} quiet />
          </span>
        )
      }
      lastSignIn="Never"
      actions={<InvitationActions invitation={invitation} openDialog={openDialog} />}
    />
  );
}

interface PersonRowProps {
  person: { id: string; name: string; email: string; role: UserRole; state: PersonState };
  isOwn?: boolean;
  note?: ReactNode;
  lastSignIn: ReactNode;
  actions: ReactNode;
}

/** One person; on a phone a card. */
function PersonRow({ person: { id, name, email, role, state }, isOwn, note, lastSignIn, actions }: PersonRowProps) {
  return (
    <tr
      data-person={id}
      className={clsx(
        "group hover:bg-hover phone:grid phone:grid-cols-[minmax(0,1fr)_44px] phone:border-line phone:border-b phone:py-3 phone:pr-1 phone:pl-4 phone:last:border-b-0",
        state === "disabled" && "text-text-2",
      )}
    >
      <th scope="row" className={clsx(cell, "pl-5 text-left font-normal phone:text-15")}>
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {isOwn && <Tag>You</Tag>}
        </span>
      </th>
      <td className={clsx(cell, "text-text-2 phone:col-start-1")}>
        <span className="block truncate phone:whitespace-normal phone:wrap-anywhere">{email}</span>
      </td>
      <td className={clsx(cell, "phone:col-start-1 phone:mt-1 phone:text-text-2")}>{roleLabels[role]}</td>
      <td className={clsx(cell, "text-text-2 phone:col-start-1")}>
        <span className="hidden phone:inline">Last sign-in </span>
        {lastSignIn}
      </td>
      <td className={clsx(cell, "phone:col-start-1 phone:mt-2")}>
        <span className="grid justify-items-start">
          <PersonStateBadge state={state} />
          {note}
        </span>
      </td>
      <td className={clsx(cell, "px-2! text-right phone:col-start-2 phone:row-span-2 phone:row-start-1 phone:px-0!")}>
        {actions}
      </td>
    </tr>
  );
}
