"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ban, Plug, RefreshCw, ShieldCheck, Tags, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTokenRefresh } from "@/components/account/use-token-refresh";
import { useTrip } from "@/components/authorization/use-trip";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import type { AccountView } from "@/lib/accounts/account-view";
import { startAuthorization } from "@/lib/actions/start-authorization";
import { paths } from "@/lib/paths";
import { accountListsKey } from "@/lib/queries/accounts-page";
import type { OpenAccountDialog } from "./account-actions";
import { AccountActionsButton } from "./account-actions-button";

/** What can be done with an account, as far as it applies; the open half of `AccountActions`. */
export function AccountMenu({ account, openDialog }: { account: AccountView; openDialog: OpenAccountDialog }) {
  const router = useRouter();
  const queries = useQueryClient();
  const refresh = useTokenRefresh(() => void queries.invalidateQueries({ queryKey: accountListsKey }));
  const trip = useTrip();

  async function reconnect() {
    if (account.authenticationMethod !== "authorization_code") return router.push(paths.reconnectAccount(account.id));
    const trouble = await trip.start(() => startAuthorization({ purpose: "reconnect", accountId: account.id }));
    if (trouble) {
      const { message, advice } = trouble;
      showToast({ tone: "bad", title: `${account.name} is not reconnected`, description: message, steps: advice });
    }
  }

  const isBusy = refresh.isRunning || trip.isLeaving;
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
        <MenuItem icon={<Plug aria-hidden />} label="Reconnect" onSelect={() => void reconnect()} />
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
