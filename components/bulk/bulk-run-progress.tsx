import { clsx } from "clsx";
import { CircleCheck, CircleDashed, CircleMinus, CircleX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Card } from "@/components/ui/card";
import { useNumber } from "@/components/ui/use-number";
import type { BulkRunDetailView } from "@/lib/bulk/bulk-view";
import { doneLabels } from "@/lib/bulk/bulk-words";
import { secondMs } from "@/lib/clock";
import { runSentence, timeLeftText } from "./bulk-texts";

/** How far a run is: a bar with words, and how many accounts have which outcome. */
export function BulkRunProgress({ run }: { run: BulkRunDetailView }) {
  const { total, pending, done, skipped, failed } = run.counts;
  const number = useNumber();
  const sentence = runSentence(run, number);
  const left = timeLeftText(run);
  const figures = [
    { label: doneLabels[run.kind], count: done, Icon: CircleCheck, tone: "text-ok" },
    { label: "Failed", count: failed, Icon: CircleX, tone: failed > 0 ? "text-bad" : "text-text-3" },
    { label: "Skipped", count: skipped, Icon: CircleMinus, tone: "text-text-3" },
    { label: "Waiting", count: pending, Icon: CircleDashed, tone: "text-text-3" },
  ];
  return (
    <Card className="mb-6 overflow-hidden" aria-label="Progress">
      <div className="grid gap-2 p-5">
        <progress
          aria-label="Accounts settled"
          value={total - pending}
          max={Math.max(1, total)}
          className="h-2 w-full appearance-none overflow-hidden rounded-full bg-pressed [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
        />
        <p className="flex flex-wrap justify-between gap-x-4 text-13 tabular-nums">
          <span>{sentence}</span>
          {left && <span className="text-text-2">{left}</span>}
        </p>
        <Announced text={sentence} isOver={run.finishedAt !== null} />
      </div>
      <dl className="grid grid-cols-4 border-line border-t phone:grid-cols-2">
        {figures.map(({ label, count, Icon, tone }, index) => (
          <div
            key={label}
            className={clsx(
              "border-line px-5 py-3",
              index > 0 && "border-l phone:odd:border-l-0",
              index > 1 && "phone:border-t",
            )}
          >
            <dt className="flex items-center gap-1.5 text-13 text-text-2">
              <Icon aria-hidden className={clsx("size-4", tone)} />
              {label}
            </dt>
            <dd className="font-semibold text-22 tabular-nums">{number(count)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

const announceMs = 10 * secondMs;

/** The same for those who listen: every ten seconds, and its end at once. */
function Announced({ text, isOver }: { text: string; isOver: boolean }) {
  const [said, setSaid] = useState("");
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
    if (isOver) setSaid(text);
  }, [text, isOver]);
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setSaid(latest.current), announceMs);
    return () => clearInterval(timer);
  }, [isOver]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
