import { useQueryClient } from "@tanstack/react-query";
import { ArrowRight, Ban, Inbox, Plug, RefreshCw, ShieldCheck, Tags, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useReconnect } from "@/components/account/use-reconnect";
import { useTokenRefresh } from "@/components/account/use-token-refresh";
import type { OpenAccountDialog } from "@/components/accounts/account-actions";
import type { AccountView } from "@/lib/accounts/account-view";
import { paths } from "@/lib/paths";
import { accountKey } from "@/lib/queries/account";
import { accountListsKey } from "@/lib/queries/accounts-page";
import { parseTicketListQuery } from "@/lib/tickets/ticket-list-query";
import { PaletteGroup, PaletteItem, type RunCommand } from "./palette-item";

interface AccountCommandsProps {
  account: AccountView;
  canChange: boolean;
  run: RunCommand;
  openDialog: OpenAccountDialog;
}

/** What can be done with an account, as far as it applies; the same as the menu of its row, and where to look at it. */
export function AccountCommands({ account, canChange, run, openDialog }: AccountCommandsProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const refresh = useTokenRefresh(() => {
    for (const queryKey of [accountListsKey, accountKey(account.id)]) void queries.invalidateQueries({ queryKey });
  });
  const { reconnect } = useReconnect();
  const open = (kind: Parameters<OpenAccountDialog>[0]) => run(() => openDialog(kind, account));
  const tickets = paths.tickets(parseTicketListQuery(new URLSearchParams({ account: account.id })));
  return (
    <PaletteGroup heading={account.name}>
      <PaletteItem
        icon={<ArrowRight aria-hidden />}
        label="Open account"
        onSelect={() => run(() => router.push(paths.account(account.id)))}
      />
      <PaletteItem
        icon={<Inbox aria-hidden />}
        label="Open its tickets"
        onSelect={() => run(() => router.push(tickets))}
      />
      {canChange && (
        <>
          {account.status !== "revoked" && (
            <PaletteItem icon={<ShieldCheck aria-hidden />} label="Verify connection" onSelect={() => open("verify")} />
          )}
          {account.can.refresh && (
            <PaletteItem
              icon={<RefreshCw aria-hidden />}
              label="Refresh token"
              onSelect={() => run(() => void refresh.run(account))}
            />
          )}
          {account.can.reconnect && (
            <PaletteItem
              icon={<Plug aria-hidden />}
              label="Reconnect"
              onSelect={() => run(() => void reconnect(account))}
            />
          )}
          <PaletteItem icon={<Tags aria-hidden />} label="Change tags" onSelect={() => open("tags")} />
          {account.can.revoke && (
            <PaletteItem destructive icon={<Ban aria-hidden />} label="Revoke access" onSelect={() => open("revoke")} />
          )}
          <PaletteItem
            destructive
            icon={<Trash2 aria-hidden />}
            label="Remove account"
            onSelect={() => open("remove")}
          />
        </>
      )}
    </PaletteGroup>
  );
}
