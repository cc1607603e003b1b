"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ban, Plug, RefreshCw, ShieldCheck, Tags, Trash2 } from "lucide-react";
import { useReconnect } from "@/components/account/use-reconnect";
import { useTokenRefresh } from "@/components/account/use-token-refresh";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { AccountView } from "@/lib/accounts/account-view";
import { accountListsKey } from "@/lib/queries/accounts-page";
import type { OpenAccountDialog } from "./account-actions";
import { AccountActionsButton } from "./account-actions-button";

/** What can be done with an account, as far as it applies; the open half of `AccountActions`. */
export function AccountMenu({ account, openDialog }: { account: AccountView; openDialog: OpenAccountDialog }) {
  const queries = useQueryClient();
  const refresh = useTokenRefresh(() => void queries.invalidateQueries({ queryKey: accountListsKey }));
  const { reconnect, isLeaving } = useReconnect();

  const isBusy = refresh.isRunning || isLeaving;
  return (
    <Menu defaultOpen trigger={<AccountActionsButton name={account.name} busy={isBusy} />}>
      {account.status !== "revoked" && (
        <MenuItem
          icon={<ShieldCheck aria-hidden />}
          label="Verify connection"
          onSelect={() => openDialog("verify", account)}
        />
      )}
      {account.can.refresh && (
        <MenuItem icon={<RefreshCw aria-hidden />} label="Refresh token" onSelect={() => void refresh.run(account)} />
      )}
      {account.can.reconnect && (
        <MenuItem icon={<Plug aria-hidden />} label="Reconnect" onSelect={() => void reconnect(account)} />
      )}
      <MenuItem
        opensDialog
        icon={<Tags aria-hidden />}
        label="Change tags"
        onSelect={() => openDialog("tags", account)}
      />
      <MenuSeparator />
      {account.can.revoke && (
        <MenuItem
          destructive
          opensDialog
          icon={<Ban aria-hidden />}
          label="Revoke access"
          onSelect={() => openDialog("revoke", account)}
        />
      )}
      <MenuItem
        destructive
        opensDialog
        icon={<Trash2 aria-hidden />}
        label="Remove account"
        onSelect={() => openDialog("remove", account)}
      />
    </Menu>
  );
}
