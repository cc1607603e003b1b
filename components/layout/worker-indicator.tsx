"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleQuestionMark, CircleX, type LucideIcon } from "lucide-react";
import { useSyncExternalStore } from "react";
import { relativeTime } from "@/components/ui/relative-time";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { WorkerView } from "@/lib/accounts/account-view";
import { isLive, subscribeToLive } from "@/lib/queries/live-state";
import { workerQuery } from "@/lib/queries/worker";

const looks: Record<WorkerView["state"], { Icon: LucideIcon; color: string }> = {
  running: { Icon: CircleCheck, color: "text-ok" },
  late: { Icon: CircleAlert, color: "text-warn" },
  stopped: { Icon: CircleX, color: "text-bad" },
  unknown: { Icon: CircleQuestionMark, color: "text-text-3" },
};

/**
 * Whether the refresh worker lives, always in words; unknown while the server does not answer.
 * @param props.worker as it was when the page was rendered
 */
export function WorkerIndicator({ worker, inRail = false }: { worker: WorkerView; inRail?: boolean }) {
  const { data, isError } = useQuery({ ...workerQuery(), initialData: worker });
  const state = isError ? "unknown" : data.state;
  const { Icon, color } = looks[state];
  return (
    <div className={clsx("flex gap-2 p-2 text-12 text-text-3", inRail && "rail:justify-center")}>
      <Icon aria-hidden className={clsx("mt-px size-3.5", color)} />
      <div className={clsx(inRail && "rail:sr-only")}>
        <p className="font-medium text-text-2">Refresh worker {state}</p>
        {data.lastSeenAt ? <LastPass at={data.lastSeenAt} /> : <p>No pass seen yet</p>}
        <LiveLine />
      </div>
    </div>
  );
}

function LastPass({ at }: { at: string }) {
  const instant = Date.parse(at);
  const text = useTickingText((now, timeZone) => relativeTime(Math.min(instant, now), now, { timeZone }));
  return <p className="tabular-nums">Last pass {text}</p>;
}

/** How this page learns of changes. */
function LiveLine() {
  const live = useSyncExternalStore(subscribeToLive, isLive, () => false);
  return <p>{live ? "Live updates on" : "Updated every 5 s"}</p>;
}
