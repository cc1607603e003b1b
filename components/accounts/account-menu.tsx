"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plug, RefreshCw, ShieldCheck, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTokenRefresh } from "@/components/account/use-token-refresh";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { AccountView } from "@/lib/accounts/account-view";
import { paths } from "@/lib/paths";
import { accountListsKey } from "@/lib/queries/accounts-page";
import type { OpenAccountDialog } from "./account-actions";
import { AccountActionsButton } from "./account-actions-button";

/** What can be done with an account, as far as it applies; the open half of `AccountActions`. */
export function AccountMenu({ account, openDialog }: { account: AccountView; openDialog: OpenAccountDialog }) {
  const router = useRouter();
  const queries = useQueryClient();
  const refresh = useTokenRefresh(() => void queries.invalidateQueries({ queryKey: accountListsKey }));
  return (
    <Menu defaultOpen trigger={<AccountActionsButton name={account.name} busy={refresh.isRunning} />}>
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
        <MenuItem
          icon={<Plug aria-hidden />}
          label="Reconnect"
          onSelect={() => router.push(paths.reconnectAccount(account.id))}
        />
      )}
      <MenuSeparator />
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
