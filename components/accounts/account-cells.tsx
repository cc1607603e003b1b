import { clsx } from "clsx";
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
      <span className="flex items-center gap-2">
        <Link
          href={paths.account(account.id)}
          prefetch={false}
          className="max-w-full shrink-0 truncate font-medium hover:underline phone:py-0.5 phone:text-15"
        >
          {account.name}
        </Link>
        <AccountTags tags={account.tags} />
      </span>
      <span className="block truncate text-12 text-text-3 group-hover:text-text-2 group-data-selected:text-text-2">
        {whereabouts(account)}
      </span>
    </>
  );
}

/** How it signs in; where the window has no room for the environment's own column, that too. */
function MethodCell({ account }: CellProps) {
  return (
    <>
      {authenticationMethodLabels[account.authenticationMethod]}
      <span className="hidden text-text-2 stacked:inline">
        <span className="hidden phone:inline"> · </span>
        <span className="block text-12 phone:inline phone:text-13">{environmentLabels[account.environment]}</span>
      </span>
    </>
  );
}

function EnvironmentCell({ account }: CellProps) {
  return environmentLabels[account.environment];
}

/** Badge, "Limited" when some rights are missing, and the detail below. */
function StatusCell({ account }: CellProps) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <StatusBadge status={account.status} detail={statusDetail(account)} />
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
      <span className="hidden text-text-2 phone:inline">
        <ExpiryVerb at={expiresAt} />{" "}
      </span>
      <Time at={expiresAt} tone={expiryTones[status] ?? "plain"} />
    </>
  );
}

function ExpiryVerb({ at }: { at: string }) {
  const instant = Date.parse(at);
  return useTickingText((now) => (instant <= now ? "expired" : "expires"));
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
      {next.note && <span className="block text-12 text-text-3">{next.note}</span>}
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
  /** Where it stands in the card of a phone. */
  className?: (account: AccountView) => string | false;
}

/** What each column shows. */
export const accountCells: Record<AccountSort, AccountCell> = {
  name: { Content: NameCell, className: () => "phone:col-span-2 phone:row-start-1" },
  authentication: {
    Content: MethodCell,
    className: () => "phone:col-span-full phone:row-start-3 phone:mt-1.5 phone:text-text-2",
  },
  environment: {
    Content: EnvironmentCell,
    className: ({ environment }) => environment !== "production" && "text-text-2",
  },
  urgency: { Content: StatusCell, className: () => "phone:col-start-1 phone:row-start-2 phone:mt-2" },
  expires: {
    Content: ExpiryCell,
    className: ({ status }) =>
      clsx(
        "phone:col-start-2 phone:row-start-2 phone:mt-2 phone:self-center phone:text-13",
        status === "revoked" && "phone:hidden",
      ),
  },
  last_refreshed: { Content: LastRefreshCell },
  next_refresh: { Content: NextRefreshCell },
};
