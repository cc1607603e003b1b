"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { ReadProblem } from "@/components/account/read-problem";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { signOutHere } from "@/components/layout/sign-out";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { showToast } from "@/components/ui/toast";
import { endOwnSession } from "@/lib/actions/end-own-session";
import { ownSessionsKey, ownSessionsQuery } from "@/lib/queries/own-sessions";
import type { SessionView } from "@/lib/users/user-view";

const EndOwnSessionsDialog = lazy(() =>
  import("./end-own-sessions-dialog").then((module) => ({ default: module.EndOwnSessionsDialog })),
);

/** Where the person is signed in, and how to end it. */
export function OwnSessions() {
  const { data: view, error, isFetching, refetch } = useQuery(ownSessionsQuery());
  const queries = useQueryClient();
  const titleId = useId();
  const title = useRef<HTMLDivElement>(null);
  const [ending, setEnding] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asksAll, setAsksAll] = useState(false);
  if (!view) return null;

  async function end(session: SessionView) {
    setEnding(session.id);
    setTrouble(null);
    if (session.isThis) {
      if (!(await signOutHere())) setEnding(null);
      return;
    }
    try {
      const result = await endOwnSession({ sessionId: session.id });
      await queries.invalidateQueries({ queryKey: ownSessionsKey });
      if (result.ok) {
        showToast({ tone: "ok", title: "Signed out there", description: session.browser ?? undefined });
        // The pressed button has gone with its row.
        title.current?.focus();
      } else setTrouble(result.error);
    } catch (thrown) {
      setTrouble(lostConnection(thrown));
    }
    setEnding(null);
  }

  return (
    <Card aria-labelledby={titleId}>
      <div ref={title} tabIndex={-1} className="outline-none">
        <CardHeader title="Sessions" id={titleId}>
          <Button onClick={() => setAsksAll(true)}>Sign out everywhere</Button>
        </CardHeader>
      </div>
      {(error || trouble) && (
        <div className="grid gap-3 px-5 pt-4">
          {error && <ReadProblem error={error} isRetrying={isFetching} onRetry={() => void refetch()} />}
          {trouble && <TroubleCallout trouble={trouble} />}
        </div>
      )}
      <ul aria-labelledby={titleId} className="divide-y divide-line px-5 py-1">
        {view.sessions.map((session) => (
          <OwnSession
            key={session.id}
            session={session}
            isBusy={ending === session.id}
            onEnd={() => void end(session)}
          />
        ))}
      </ul>
      {asksAll && (
        <Suspense fallback={null}>
          <EndOwnSessionsDialog sessions={view.sessions.length} onClose={() => setAsksAll(false)} />
        </Suspense>
      )}
    </Card>
  );
}

function OwnSession({ session, isBusy, onEnd }: { session: SessionView; isBusy: boolean; onEnd: () => void }) {
  const { browser, address, isThis, signedInAt, lastSeenAt } = session;
  const nameId = useId();
  const Icon = browser && /iPhone|iPad|Android/.test(browser) ? Smartphone : Monitor;
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-3 py-3 text-13">
      <Icon aria-hidden className="size-4 text-text-3" />
      <div className="min-w-0">
        <p id={nameId} className="flex flex-wrap items-center gap-x-2 font-medium">
          {browser ?? "Unknown browser"}
          {isThis && <Tag>This session</Tag>}
        </p>
        <p className="wrap-anywhere text-12 text-text-2">
          Signed in <Time at={signedInAt} quiet /> · last seen <Time at={lastSeenAt} quiet />
          {address && ` · ${address}`}
        </p>
      </div>
      <Button aria-describedby={nameId} busy={isBusy} onClick={onEnd}>
        Sign out
      </Button>
    </li>
  );
}
