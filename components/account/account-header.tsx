import { Ban, ChevronRight, Plug, RefreshCw, ShieldCheck, Trash2 } from "lucide-react";
import Link from "next/link";
import type { MouseEvent } from "react";
import { statusDetail } from "@/components/accounts/account-words";
import { StatusBadge } from "@/components/accounts/status-badge";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import type { AccountDetailView } from "@/lib/accounts/account-view";
import { paths } from "@/lib/paths";
import { environmentLabels } from "@/lib/vocabulary";

export interface AccountActions {
  verify: () => void;
  refresh: () => void;
  reconnect: () => void;
  revoke: () => void;
  remove: () => void;
}

interface AccountHeaderProps {
  account: AccountDetailView;
  /** Null for who may only look. */
  actions: AccountActions | null;
  isVerifying: boolean;
  isRefreshing: boolean;
  /** On the way to Mirakl's sign-in page. */
  isLeaving: boolean;
  /** Told about the button that opens a dialog, so that the focus comes back to it. */
  onPress: (event: MouseEvent<HTMLElement>) => void;
}

/** Which account this is, how it is, and what can be done with it. */
export function AccountHeader({ account, actions, onPress, ...busy }: AccountHeaderProps) {
  const needsReconnect = account.status === "reconnect" || account.status === "revoked";
  return (
    <header>
      <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1.5 text-13 text-text-3">
        <Link href={paths.accounts()} className="text-text-2 hover:underline">
          Accounts
        </Link>
        <ChevronRight aria-hidden className="size-3.5 shrink-0" />
        <span aria-current="page" className="truncate">
          {account.name}
        </span>
      </nav>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="wrap-anywhere min-w-0 text-22">{account.name}</h1>
            <StatusBadge status={account.status} detail={statusDetail(account)} filled />
            <Tag>{environmentLabels[account.environment]}</Tag>
            {account.limitedRights && <Tag>Limited</Tag>}
          </div>
          <p className="wrap-anywhere mt-1 text-13 text-text-2">
            <Whereabouts account={account} />
          </p>
        </div>
        {actions && (
          <div
            className="flex flex-wrap gap-2 phone:grid phone:w-full phone:grid-cols-2 phone:[&>:last-child:nth-child(odd)]:col-span-2"
            onClickCapture={onPress}
          >
            {account.status !== "revoked" && (
              <Button busy={busy.isVerifying} busyLabel="Verifying…" onClick={actions.verify}>
                <ShieldCheck aria-hidden />
                Verify connection
              </Button>
            )}
            {account.can.refresh && (
              <Button busy={busy.isRefreshing} busyLabel="Refreshing…" onClick={actions.refresh}>
                <RefreshCw aria-hidden />
                Refresh token
              </Button>
            )}
            {account.can.reconnect && (
              <Button
                variant={needsReconnect ? "primary" : "secondary"}
                busy={busy.isLeaving}
                busyLabel="Opening…"
                onClick={actions.reconnect}
              >
                <Plug aria-hidden />
                Reconnect
              </Button>
            )}
            {account.can.revoke && (
              <Button variant="danger-quiet" onClick={actions.revoke}>
                <Ban aria-hidden />
                Revoke access
              </Button>
            )}
            <Button variant="danger-quiet" onClick={actions.remove}>
              <Trash2 aria-hidden />
              Remove account
            </Button>
          </div>
        )}
      </div>
    </header>
  );
}

function Whereabouts({
  account: { shopName, shopId, host, companyId, companyName, baseUrl, integrationType },
}: {
  account: AccountDetailView;
}) {
  if (!host || !baseUrl) {
    return integrationType === "connect_seller"
      ? `${companyName ? `${companyName}, ` : ""}Mirakl Connect, company ${companyId}`
      : "Mirakl Connect, channel partner";
  }
  if (integrationType === "marketplace_operator") {
    return (
      <>
        Operator of <MarketplaceLink host={host} baseUrl={baseUrl} />
      </>
    );
  }
  const shop = shopName ? `${shopName}${shopId ? ` (${shopId})` : ""}` : shopId ? `Shop ${shopId}` : "";
  return (
    <>
      {shop && `${shop} on `}
      <MarketplaceLink host={host} baseUrl={baseUrl} />
    </>
  );
}

function MarketplaceLink({ host, baseUrl }: { host: string; baseUrl: string }) {
  return (
    <a href={baseUrl} target="_blank" rel="noreferrer" className="font-mono text-12 text-accent-text hover:underline">
      {host}
    </a>
  );
}
