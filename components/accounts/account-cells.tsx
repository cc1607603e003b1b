import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { AccountView } from "@/lib/accounts/account-view";
import type { TokenStatus } from "@/lib/vocabulary";
import { nextRefresh, overdueText, statusDetail } from "./account-words";
import { StatusBadge } from "./status-badge";

const expiryTones: Partial<Record<TokenStatus, "warn" | "bad">> = {
  reconnect: "bad",
  expired: "warn",
  failing: "warn",
  expiring: "warn",
};

const refusedRights = { shop: "Shop details cannot be read", messages: "Messages cannot be read" };

/** Badge, "Limited" when some rights are missing, and the detail below. */
export function StatusCell({ account }: { account: AccountView }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <StatusBadge status={account.status} detail={statusDetail(account)} />
      {account.limitedRights && <Tag title={refusedRights[account.limitedRights]}>Limited</Tag>}
    </span>
  );
}

/** When the token ends. On a phone, where no header stands above it, it says so itself. */
export function ExpiryCell({ account: { status, expiresAt } }: { account: AccountView }) {
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

export function LastRefreshCell({ account: { lastRefreshedAt } }: { account: AccountView }) {
  return lastRefreshedAt ? <Time at={lastRefreshedAt} quiet /> : <NoValue />;
}

export function NextRefreshCell({ account }: { account: AccountView }) {
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
