"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ban, CircleCheck, KeyRound, LinkIcon, LogOut, ShieldOff, Trash2, Undo2, UserCog } from "lucide-react";
import { lostConnection } from "@/components/account/trouble";
import { AccountActionsButton } from "@/components/accounts/account-actions-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import { enableUser } from "@/lib/actions/enable-user";
import { usersKey } from "@/lib/queries/users";
import type { InvitationView, UserView } from "@/lib/users/user-view";
import type { OpenUserDialog } from "./user-dialog";

/** What an admin can do to a person. Nobody disables, removes or resets themselves. */
export function UserMenu({ user, openDialog }: { user: UserView; openDialog: OpenUserDialog }) {
  const queries = useQueryClient();

  async function enable() {
    try {
      const result = await enableUser({ userId: user.id });
      await queries.invalidateQueries({ queryKey: usersKey });
      if (result.ok) return showToast({ tone: "ok", title: `${user.name} can sign in again` });
      const { message, advice } = result.error;
      showToast({ tone: "bad", title: `${user.name} is still disabled`, description: message, steps: advice });
    } catch (error) {
      const { message, advice } = lostConnection(error);
      showToast({ tone: "bad", title: `${user.name} is still disabled`, description: message, steps: advice });
    }
  }

  return (
    <Menu defaultOpen trigger={<AccountActionsButton name={user.name} />}>
      <MenuItem
        opensDialog
        icon={<UserCog aria-hidden />}
        label="Change role"
        onSelect={() => openDialog({ kind: "role", user })}
      />
      {user.state === "active" && (
        <MenuItem
          opensDialog
          icon={<LogOut aria-hidden />}
          label="Sign out everywhere"
          onSelect={() => openDialog({ kind: "sessions", user })}
        />
      )}
      {!user.isOwn && user.state === "active" && !user.isFromProvider && (
        <MenuItem
          opensDialog
          icon={<KeyRound aria-hidden />}
          label="Reset password"
          onSelect={() => openDialog({ kind: "password", user })}
        />
      )}
      {!user.isOwn && user.hasSecondFactor && (
        <MenuItem
          opensDialog
          icon={<ShieldOff aria-hidden />}
          label="Reset second factor"
          onSelect={() => openDialog({ kind: "second_factor", user })}
        />
      )}
      {user.state === "disabled" && (
        <MenuItem icon={<CircleCheck aria-hidden />} label="Enable" onSelect={() => void enable()} />
      )}
      {!user.isOwn && (
        <>
          <MenuSeparator />
          {user.state === "active" && (
            <MenuItem
              destructive
              opensDialog
              icon={<Ban aria-hidden />}
              label="Disable"
              onSelect={() => openDialog({ kind: "disable", user })}
            />
          )}
          <MenuItem
            destructive
            opensDialog
            icon={<Trash2 aria-hidden />}
            label="Remove user"
            onSelect={() => openDialog({ kind: "remove", user })}
          />
        </>
      )}
    </Menu>
  );
}

/** What an admin can do with an invitation that nobody has accepted. */
export function InvitationMenu(props: { invitation: InvitationView; openDialog: OpenUserDialog }) {
  const { invitation, openDialog } = props;
  return (
    <Menu defaultOpen trigger={<AccountActionsButton name={invitation.name} />}>
      <MenuItem
        opensDialog
        icon={<LinkIcon aria-hidden />}
        label="New link"
        onSelect={() => openDialog({ kind: "renew", invitation })}
      />
      <MenuSeparator />
      <MenuItem
        destructive
        opensDialog
        icon={<Undo2 aria-hidden />}
        label="Withdraw invitation"
        onSelect={() => openDialog({ kind: "withdraw", invitation })}
      />
    </Menu>
  );
}
