import type { ReactNode } from "react";
import { Callout, type CalloutTone } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import type { AccountDetailView } from "@/lib/accounts/account-view";
import type { TokenStatus } from "@/lib/vocabulary";
import { RevokedNotice } from "./revoked-notice";

/** What is wrong with the account, what it means and what to do. Nothing while all is well. */
export function AccountProblem({ account }: { account: AccountDetailView }) {
  const { status, failure } = account;
  if (status === "revoked") return <RevokedNotice account={account} />;
  const problem = problemOf(account);
  if (!problem) return account.limitedRights ? <LimitedRights rights={account.limitedRights} /> : null;
  const advice = failure?.advice ?? [];
  return (
    <Callout tone={tones[status]} title={problem.title} steps={advice.length > 1 ? advice : undefined}>
      {failure && <p>{failure.message}</p>}
      <p className="text-text-2">{problem.meaning}</p>
      {advice.length === 1 && <p>{advice[0]}</p>}
    </Callout>
  );
}

const tones: Record<TokenStatus, CalloutTone> = {
  reconnect: "bad",
  expired: "warn",
  failing: "warn",
  expiring: "warn",
  revoked: "info",
  active: "info",
};

function problemOf(account: AccountDetailView): { title: string; meaning: ReactNode } | null {
  const isKey = account.authenticationMethod === "api_key";
  const what = isKey ? "check" : "refresh";
  switch (account.status) {
    case "reconnect":
      return {
        title: "Reconnect needed",
        meaning: reconnectMeaning(account),
      };
    case "expired":
      return {
        title: "The token has expired",
        meaning: <NextTry account={account} otherwise="It is being renewed." />,
      };
    case "failing":
      return {
        title: `The last ${what} failed`,
        meaning: (
          <>
            {!isKey && account.expiresAt && (
              <>
                The token is valid <Until at={account.expiresAt} />.{" "}
              </>
            )}
            <NextTry account={account} otherwise="It is tried again." />
          </>
        ),
      };
    case "expiring":
      return {
        title: account.nextRefreshAt ? "The renewal is overdue" : "Nothing renews this token",
        meaning: "Refresh the token before it ends.",
      };
    case "revoked":
    case "active":
      return null;
  }
}

function reconnectMeaning({ authenticationMethod, application }: AccountDetailView): string {
  if (authenticationMethod !== "authorization_code") {
    return "Latchkey has stopped asking Mirakl with these credentials. Nothing works until someone reconnects the account.";
  }
  return application?.isRejected
    ? `Latchkey has stopped asking Mirakl through ${application.name}. Its accounts go on by themselves once its client secret is replaced.`
    : "Latchkey has stopped asking Mirakl with this access. Nothing works until someone signs in with Mirakl again.";
}

function NextTry({
  account: { nextRefreshAt, failure },
  otherwise,
}: {
  account: AccountDetailView;
  otherwise: string;
}) {
  if (!nextRefreshAt) return otherwise;
  return (
    <>
      {failure && failure.attempts > 0 ? `Attempt ${failure.attempts + 1} follows ` : "It is tried again "}
      <Time at={nextRefreshAt} quiet />.
    </>
  );
}

function Until({ at }: { at: string }) {
  return (
    <>
      for now and ends <Time at={at} quiet />
    </>
  );
}

function LimitedRights({ rights }: { rights: "shop" | "messages" }) {
  return (
    <Callout tone="info" title="Limited rights">
      <p>
        {rights === "shop"
          ? "Messages can be read, but the role behind these credentials may not read the shop’s details."
          : "The shop can be read, but the role behind these credentials may not read messages, so none arrive."}
      </p>
      <p>Ask the shop’s main user at Mirakl to give this user the missing role, then verify the connection.</p>
    </Callout>
  );
}
