"use client";

import Link from "next/link";
import { type ReactNode, useId } from "react";
import { overdueText } from "@/components/accounts/account-words";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { useNumber } from "@/components/ui/use-number";
import type { AccountDetailView, PollView } from "@/lib/accounts/account-view";
import { paths } from "@/lib/paths";
import { Fact, Facts, NoValue } from "./facts";
import { threadsReadText, ticketsOf } from "./pull-words";

/** When the account's messages were last pulled, or its credential checked where there are none, and how that went. */
export function PullFacts({ account }: { account: AccountDetailView }) {
  const titleId = useId();
  const number = useNumber();
  const { poll } = account;
  if (!poll) return null;
  const isCheck = poll.kind === "check";
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader title={isCheck ? "Credential check" : "Tickets"} id={titleId}>
        {!isCheck && (
          <Link href={paths.tickets(ticketsOf(account.id))} className="link text-13">
            Open tickets
          </Link>
        )}
      </CardHeader>
      <Facts>
        <Fact name={isCheck ? "Last check" : "Last pull"}>
          {poll.lastPolledAt ? <Time at={poll.lastPolledAt} /> : <NoValue>Not yet</NoValue>}
        </Fact>
        <Fact name={isCheck ? "Next check" : "Next pull"}>
          <NextPoll account={account} poll={poll} />
        </Fact>
        {!isCheck && !poll.isFirstPullDone && !isStopped(account) && (
          <Fact name="First pull">
            <span>{threadsReadText(poll.threadsRead, number)}</span>
          </Fact>
        )}
        {poll.failure && (
          <Fact name={isCheck ? "Check failed" : "Pull failed"}>
            <span className="grid gap-1">
              <span className="font-medium text-warn-text">{poll.failure.message}</span>
              {poll.failure.advice.map((step) => (
                <span key={step}>{step}</span>
              ))}
            </span>
          </Fact>
        )}
      </Facts>
    </Card>
  );
}

function NextPoll({ account, poll }: { account: AccountDetailView; poll: PollView }): ReactNode {
  if (account.status === "revoked") return <NoValue>None, access was revoked</NoValue>;
  if (account.status === "reconnect") return <NoValue>Stopped until it is reconnected</NoValue>;
  return <Time at={poll.nextPollAt} past={overdueText} />;
}

function isStopped({ status }: AccountDetailView): boolean {
  return status === "revoked" || status === "reconnect";
}
