"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { durationText } from "@/components/ui/relative-time";
import { Time } from "@/components/ui/time";
import { useNumber } from "@/components/ui/use-number";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { AccountDetailView, HistoryEntryView } from "@/lib/accounts/account-view";
import { ClockTime } from "./clock-time";
import { millisecondsText } from "./duration-bars";
import { checksInWords } from "./history-words";
import { LifeBar } from "./life-bar";
import { tokenLife } from "./token-life";

interface TokenCardProps {
  account: AccountDetailView;
  /** Newest first. */
  entries: HistoryEntryView[];
}

/** The one number of the page: how long the token lives, when it is renewed, and when it was last seen to work. */
export function TokenCard({ account, entries }: TokenCardProps) {
  const isKey = account.authenticationMethod === "api_key";
  const number = useNumber();
  const life = account.status === "revoked" ? null : tokenLife(account);
  const lastRefresh = entries.find((entry) => entry.kind === "refresh" && entry.at === account.lastRefreshedAt);
  const lastCheck = entries.find((entry) => entry.kind === "verification" && entry.checks);
  return (
    <Card aria-label="Token" className="px-6 py-5 phone:px-4">
      <dl
        className={clsx(
          "grid gap-x-6 gap-y-4 stacked:grid-cols-2 phone:grid-cols-1",
          isKey ? "grid-cols-[1.4fr_1fr_1fr]" : "grid-cols-[1.4fr_1fr_1fr_1fr]",
        )}
      >
        <Lifetime account={account} isKey={isKey} />
        <Figure name={isKey && account.nextRefreshAt ? "Next check" : "Next refresh"}>
          <NextRefresh account={account} isKey={isKey} />
        </Figure>
        {!isKey && (
          <Figure name="Last refreshed">
            {account.lastRefreshedAt ? (
              <Instant at={account.lastRefreshedAt}>
                {lastRefresh?.durationMs != null && `, in ${millisecondsText(lastRefresh.durationMs, number)}`}
              </Instant>
            ) : (
              <Value>Not yet</Value>
            )}
          </Figure>
        )}
        <Figure name="Last verified">
          {account.lastVerifiedAt ? (
            <Instant at={account.lastVerifiedAt}>
              {lastCheck?.checks && `, ${lowerFirst(checksInWords(lastCheck.checks))}`}
            </Instant>
          ) : (
            <Value>Not yet</Value>
          )}
        </Figure>
      </dl>
      {life && <LifeBar life={life} />}
    </Card>
  );
}

function Lifetime({ account, isKey }: { account: AccountDetailView; isKey: boolean }) {
  const { expiresAt, status } = account;
  if (status === "revoked") return <Countdown name="Token">Revoked</Countdown>;
  if (!expiresAt) return <Countdown name={isKey ? "API key expires" : "Token expires"}>Never</Countdown>;
  return <LiveCountdown at={expiresAt} />;
}

function LiveCountdown({ at }: { at: string }) {
  const expiresAt = Date.parse(at);
  const name = useTickingText((now) => (now < expiresAt ? "Token expires in" : "Token expired"));
  const text = useTickingText((now) => {
    const length = durationText(Math.abs(expiresAt - now), { precise: true });
    return now < expiresAt ? length : `${length} ago`;
  });
  return (
    <Countdown name={name}>
      <time dateTime={at}>{text}</time>
    </Countdown>
  );
}

function Countdown({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium text-13 text-text-2">{name}</dt>
      <dd className="mt-1 text-28">{children}</dd>
    </div>
  );
}

function NextRefresh({ account, isKey }: { account: AccountDetailView; isKey: boolean }) {
  const { nextRefreshAt, status, failure } = account;
  if (nextRefreshAt && status !== "revoked") {
    const attempt = failure && failure.attempts > 0 ? `, attempt ${failure.attempts + 1}` : ", on its own";
    return <Instant at={nextRefreshAt}>{attempt}</Instant>;
  }
  const why =
    status === "reconnect"
      ? "Stopped until it is reconnected"
      : isKey
        ? "A key is not renewed"
        : account.expiresAt
          ? "Nothing renews this token"
          : "A token without an end needs none";
  return (
    <>
      <Value>None planned</Value>
      <dd className="text-12 text-text-2">{status === "revoked" ? "Access was revoked" : why}</dd>
    </>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-line border-l pl-5 stacked:border-l-0 stacked:pl-0">
      <dt className="font-medium text-13 text-text-2">{name}</dt>
      {children}
    </div>
  );
}

function Value({ children, className }: { children: ReactNode; className?: string }) {
  return <dd className={clsx("mt-1 font-medium text-14", className)}>{children}</dd>;
}

/** The clock's time, and below it how far away that is. */
function Instant({ at, children }: { at: string; children?: ReactNode }) {
  return (
    <>
      <Value>
        <ClockTime at={at} />
      </Value>
      <dd className="text-12 text-text-2">
        <Time at={at} quiet precise />
        {children}
      </dd>
    </>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
