"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { CircleX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { durationText } from "@/components/ui/relative-time";
import { Time } from "@/components/ui/time";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { WorkerView } from "@/lib/accounts/account-view";
import { workerQuery } from "@/lib/queries/worker";
import { hostsTitle } from "./trouble-words";

const hostsShown = 3;

/**
 * Above every page of the back office, while many accounts are affected at once: no worker is seen, or hosts do not
 * answer. Nothing while all is well.
 * @param props.worker as it was when the page was rendered
 */
export function TroubleBanner({ worker }: { worker: WorkerView }) {
  const { data, isError } = useQuery({ ...workerQuery(), initialData: worker });
  // While the server does not answer nobody knows; the page says so itself.
  const { state, lastSeenAt, troubledHosts } = data;
  return (
    <div role="status">
      {!isError && state !== "running" && (
        <Bar
          isBad={state === "stopped"}
          title={lastSeenAt ? <NotSeen since={lastSeenAt} /> : "No worker has been seen yet"}
        >
          Tokens are not renewed and no messages arrive until it runs. Start it, or look at its log.
        </Bar>
      )}
      {!isError && troubledHosts.length > 0 && (
        <Bar isBad={false} title={hostsTitle(troubledHosts.map(({ host }) => host))}>
          {troubledHosts.slice(0, hostsShown).map(({ host, message, retryAt }) => (
            <span key={host} className="block">
              {troubledHosts.length > 1 && !message.includes(host) && `${host}: `}
              {message} Its accounts wait; it is tried again <NextTry at={retryAt} />.
            </span>
          ))}
        </Bar>
      )}
    </div>
  );
}

function Bar({ isBad, title, children }: { isBad: boolean; title: ReactNode; children: ReactNode }) {
  const Icon = isBad ? CircleX : TriangleAlert;
  return (
    <div
      className={clsx(
        "flex gap-2.5 border-b px-8 py-2.5 text-13 rail:px-6 phone:px-4",
        isBad ? "border-bad-line bg-bad-soft" : "border-warn-line bg-warn-soft",
      )}
    >
      <Icon aria-hidden className={clsx("mt-0.5 size-4", isBad ? "text-bad" : "text-warn")} />
      <p className="wrap-anywhere min-w-0 flex-1">
        <strong className={clsx("font-semibold", isBad && "text-bad-text")}>{title}</strong>{" "}
        <span className="text-text-2">{children}</span>
      </p>
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
