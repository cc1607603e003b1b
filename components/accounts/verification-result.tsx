"use client";

import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CircleX, type LucideIcon } from "lucide-react";
import { millisecondsText } from "@/components/account/duration-bars";
import { RetryCountdown } from "@/components/account/retry-countdown";
import { Callout } from "@/components/ui/callout";
import { Spinner } from "@/components/ui/spinner";
import { useNumber } from "@/components/ui/use-number";
import type { ErrorView, VerificationCheck } from "@/lib/accounts/account-view";
import { type CheckName, type CheckState, checkLabels, checkNames } from "@/lib/vocabulary";

type ShownState = CheckState | "running" | "waiting";

const looks: Record<Exclude<ShownState, "running">, { Icon: LucideIcon; icon: string; label: string }> = {
  passed: { Icon: CircleCheck, icon: "text-ok", label: "text-text" },
  failed: { Icon: CircleX, icon: "text-bad", label: "text-bad-text" },
  limited: { Icon: CircleAlert, icon: "text-warn", label: "text-text" },
  skipped: { Icon: CircleMinus, icon: "text-text-3", label: "text-text-2" },
  waiting: { Icon: CircleDashed, icon: "text-text-3", label: "text-text-2" },
};
const words: Record<ShownState, string> = {
  passed: "passed",
  failed: "failed",
  limited: "limited",
  skipped: "skipped",
  running: "checking",
  waiting: "not run",
};

interface VerificationResultProps {
  /** What has answered so far, in any order. */
  checks: VerificationCheck[];
  running: boolean;
  /** The checks to show; all six unless told. */
  applicable?: readonly CheckName[];
}

/** The checks of a verification in their fixed order, each filling in as it answers. */
export function VerificationResult({ checks, running, applicable = checkNames }: VerificationResultProps) {
  const answered = new Map(checks.map((check) => [check.name, check]));
  const shown = checkNames.filter((name) => applicable.includes(name));
  const next = running ? shown.find((name) => !answered.has(name)) : undefined;
  const advised = new Set<string>();
  return (
    <ol aria-label="Verification result" aria-live="polite" aria-busy={running} className="divide-y divide-line">
      {shown.map((name) => {
        const check = answered.get(name);
        // One cause can fail two checks; what to do about it is said once.
        const isAdvised = check?.error != null && advised.has(check.error.message);
        if (check?.error) advised.add(check.error.message);
        return <CheckItem key={name} name={name} check={check} isRunning={name === next} isAdvised={isAdvised} />;
      })}
    </ol>
  );
}

interface CheckItemProps {
  name: CheckName;
  check: VerificationCheck | undefined;
  isRunning: boolean;
  isAdvised: boolean;
}

function CheckItem({ name, check, isRunning, isAdvised }: CheckItemProps) {
  const number = useNumber();
  const state: ShownState = check?.state ?? (isRunning ? "running" : "waiting");
  const look = looks[state === "running" ? "waiting" : state];
  return (
    <li data-state={state} className="grid grid-cols-[18px_1fr_auto] gap-x-3 gap-y-0.5 px-5 py-3 text-14">
      {state === "running" ? (
        <Spinner className="mt-px size-4.5 text-accent-text" />
      ) : (
        <look.Icon aria-hidden className={clsx("mt-px size-4.5 stroke-2", look.icon)} />
      )}
      <span className={look.label}>{checkLabels[name]}</span>
      <span className="flex items-baseline gap-2 text-13 text-text-3 tabular-nums">
        <span className={clsx("inline-block first-letter:uppercase", state === "failed" && "text-bad-text")}>
          {words[state]}
        </span>
        {check?.durationMs != null && state !== "skipped" && <span>{millisecondsText(check.durationMs, number)}</span>}
      </span>
      {check?.detail && <p className="wrap-anywhere col-span-2 col-start-2 text-13 text-text-2">{check.detail}</p>}
      {check?.error && !isAdvised && (
        <WhatToDo error={check.error} detail={check.detail} isFailed={check.state === "failed"} />
      )}
    </li>
  );
}

function WhatToDo({ error, detail, isFailed }: { error: ErrorView; detail: string; isFailed: boolean }) {
  const wait = error.retryAfterSeconds;
  return (
    <>
      {error.message !== detail && (
        <p className="wrap-anywhere col-span-2 col-start-2 text-13 text-text-2">{error.message}</p>
      )}
      <Callout
        tone={isFailed ? "bad" : "warn"}
        title="What to do"
        steps={wait === undefined && error.advice.length > 1 ? error.advice : undefined}
        className="col-span-full mt-2"
      >
        {wait === undefined ? error.advice.length === 1 && <p>{error.advice[0]}</p> : <RetryCountdown seconds={wait} />}
      </Callout>
    </>
  );
}
