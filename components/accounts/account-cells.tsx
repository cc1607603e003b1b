import Link from "next/link";
import type { ComponentType } from "react";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { AccountView } from "@/lib/accounts/account-view";
import { paths } from "@/lib/paths";
import { type AccountSort, authenticationMethodLabels, environmentLabels, type TokenStatus } from "@/lib/vocabulary";
import { AccountTags } from "./account-tags";
import { nextRefresh, overdueText, statusDetail, whereabouts } from "./account-words";
import { StatusBadge } from "./status-badge";
import { TableIcon } from "./table-icons";

const expiryTones: Partial<Record<TokenStatus, "warn" | "bad">> = {
  reconnect: "bad",
  expired: "warn",
  failing: "warn",
  expiring: "warn",
};

const refusedRights = { shop: "Shop details cannot be read", messages: "Messages cannot be read" };

interface CellProps {
  account: AccountView;
}

/** The name, which leads to the account, and below it where the account is. */
function NameCell({ account }: CellProps) {
  return (
    <>
      <span className="account-name">
        <Link href={paths.account(account.id)} prefetch={false}>
          {account.name}
        </Link>
        <AccountTags tags={account.tags} />
      </span>
      <span className="account-place">{whereabouts(account)}</span>
    </>
  );
}

/** How it signs in; where the window has no room for the environment's own column, that too. */
function MethodCell({ account }: CellProps) {
  return (
    <>
      {authenticationMethodLabels[account.authenticationMethod]}
      <span className="account-environment">{environmentLabels[account.environment]}</span>
    </>
  );
}

function EnvironmentCell({ account }: CellProps) {
  return environmentLabels[account.environment];
}

/** Badge, "Limited" when some rights are missing, and the detail below. */
function StatusCell({ account }: CellProps) {
  return (
    <span className="account-status">
      <StatusBadge status={account.status} detail={statusDetail(account)} icon={<TableIcon name={account.status} />} />
      {account.limitedRights && <Tag title={refusedRights[account.limitedRights]}>Limited</Tag>}
    </span>
  );
}

/** When the token ends. On a phone, where no header stands above it, it says so itself. */
function ExpiryCell({ account: { status, expiresAt } }: CellProps) {
  if (status === "revoked") return <NoValue />;
  if (!expiresAt) {
    return (
      <>
        Never<span className="hidden phone:inline"> expires</span>
      </>
    );
  }
  return (
    <>
      <ExpiryVerb at={expiresAt} />
      <Time at={expiresAt} tone={expiryTones[status] ?? "plain"} />
    </>
  );
}

function ExpiryVerb({ at }: { at: string }) {
  const instant = Date.parse(at);
  const text = useTickingText((now) => (instant <= now ? "expired " : "expires "));
  return <span className="account-verb">{text}</span>;
}

function LastRefreshCell({ account: { lastRefreshedAt } }: CellProps) {
  return lastRefreshedAt ? <Time at={lastRefreshedAt} quiet /> : <NoValue />;
}

function NextRefreshCell({ account }: CellProps) {
  const next = nextRefresh(account);
  if (next.kind === "none") return <NoValue />;
  return (
    <>
      {next.kind === "at" ? <Time at={next.at} quiet past={overdueText} /> : next.text}
      {next.note && <span className="account-note">{next.note}</span>}
    </>
  );
}

function NoValue() {
  return (
    <>
      <span aria-hidden className="text-text-3">
        —
      </span>
      <span className="sr-only">none</span>
    </>
  );
}

interface AccountCell {
  Content: ComponentType<CellProps>;
  className?: (account: AccountView) => string | false;
}

/** What each column shows. */
export const accountCells: Record<AccountSort, AccountCell> = {
  name: { Content: NameCell },
  authentication: { Content: MethodCell },
  environment: {
    Content: EnvironmentCell,
    className: ({ environment }) => environment !== "production" && "text-text-2",
  },
  urgency: { Content: StatusCell },
  expires: { Content: ExpiryCell, className: ({ status }) => status === "revoked" && "phone:hidden" },
  last_refreshed: { Content: LastRefreshCell },
  next_refresh: { Content: NextRefreshCell },
};
