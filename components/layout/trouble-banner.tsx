"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { durationText } from "@/components/ui/relative-time";
import { Time } from "@/components/ui/time";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { WorkerView } from "@/lib/accounts/account-view";
import { workerQuery } from "@/lib/queries/worker";
import { OfflineBar } from "./offline-bar";
import { TroubleBar } from "./trouble-bar";
import { hostsTitle } from "./trouble-words";

const hostsShown = 3;

/**
 * Above every page of the back office, while many accounts are affected at once: no worker is seen, or hosts do not
 * answer; and while this browser is offline. Nothing while all is well.
 * @param props.worker as it was when the page was rendered
 */
export function TroubleBanner({ worker }: { worker: WorkerView }) {
  const { data, isError } = useQuery({ ...workerQuery(), initialData: worker });
  // While the server does not answer nobody knows; the page says so itself.
  const { state, lastSeenAt, troubledHosts } = data;
  return (
    <div role="status">
      <OfflineBar />
      {!isError && state !== "running" && (
        <TroubleBar
          isBad={state === "stopped"}
          title={lastSeenAt ? <NotSeen since={lastSeenAt} /> : "No worker has been seen yet"}
        >
          Tokens are not renewed and no messages arrive until it runs. Start it, or look at its log.
        </TroubleBar>
      )}
      {!isError && troubledHosts.length > 0 && (
        <TroubleBar isBad={false} title={hostsTitle(troubledHosts.map(({ host }) => host))}>
          {troubledHosts.slice(0, hostsShown).map(({ host, message, retryAt }) => (
            <span key={host} className="block">
              {troubledHosts.length > 1 && !message.includes(host) && `${host}: `}
              {message} Its accounts wait; it is tried again <NextTry at={retryAt} />.
            </span>
          ))}
        </TroubleBar>
      )}
    </div>
  );
}

function NotSeen({ since }: { since: string }) {
  const instant = Date.parse(since);
  const length = useTickingText((now) => durationText(now - instant));
  return (
    <>
      The worker has not been seen for <Counting>{length}</Counting>.
    </>
  );
}

function NextTry({ at }: { at: string }) {
  return (
    <Counting>
      <Time at={at} quiet past={() => "now"} />
    </Counting>
  );
}

/** What counts is not spoken again with every step. */
function Counting({ children }: { children: ReactNode }) {
  return <span aria-live="off">{children}</span>;
}
