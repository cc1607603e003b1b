import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { millisecondsText } from "@/components/account/duration-bars";
import type { RefreshesView } from "@/lib/accounts/overview-view";
import type { NumberText } from "@/lib/number-text";
import { rateText, refreshesSentence } from "./refresh-words";
import { counted } from "./strip-words";
import { uprightLines } from "./upright-lines";

const height = 48;

interface RefreshChartProps {
  refreshes: { whole: RefreshesView; parts: RefreshesView[] };
  spanName: string;
  number: NumberText;
  /** ISO 8601. */
  now: string;
}

/** How many refreshes worked and how long they took: in figures, as bars with what failed hatched, and as two lines. */
export function RefreshChart({ refreshes: { whole, parts }, spanName, number, now }: RefreshChartProps) {
  if (whole.succeeded + whole.failed === 0) {
    return <p className="pt-2 text-13 text-text-2">No token was refreshed in the {spanName}.</p>;
  }
  const { succeeded, failed, medianMs, p95Ms } = whole;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <strong className="font-semibold text-22 leading-7 tabular-nums">{rateText(whole, number)}</strong>
        <span className="text-12 text-text-2">
          of {counted(succeeded + failed, "refresh", "refreshes", number)} worked
          {failed > 0 && `, ${number(failed)} failed`}
        </span>
      </p>
      <Bars parts={parts} />
      <p className="pt-1 text-12 text-text-2 tabular-nums">
        {medianMs === null || p95Ms === null ? (
          "None has worked"
        ) : (
          <>
            Half within {millisecondsText(medianMs, number)}, <LineSign /> 95 % within {millisecondsText(p95Ms, number)}
          </>
        )}
      </p>
      <ul aria-label="Refreshes by when they ran" className="sr-only">
        {parts
          .filter(({ succeeded, failed }) => succeeded + failed > 0)
          .map((part) => (
            <li key={part.at}>{refreshesSentence(part, number, Date.parse(now))}</li>
          ))}
      </ul>
    </>
  );
}

/** What the line over the bars looks like, beside what it means. */
function LineSign() {
  return (
    <svg aria-hidden width={12} height={8} className="inline stroke-[1.5] stroke-accent-text">
      <path d="M0 5H12" />
    </svg>
  );
}

/** Bars for how many, over them the slow ones' time as a line. */
function Bars({ parts }: { parts: RefreshesView[] }) {
  const most = Math.max(...parts.map(({ succeeded, failed }) => succeeded + failed));
  const slowest = Math.max(...parts.map(({ p95Ms }) => p95Ms ?? 0), 1);
  const y = scaleLinear([0, most], [0, height]);
  const x = (index: number) => ((index + 0.5) / parts.length) * 100;
  const timeY = scaleLinear([0, slowest], [height - 2, 2]);
  const path = line<RefreshesView>(
    (_, index) => x(index),
    ({ p95Ms }) => timeY(p95Ms ?? 0),
  ).defined(({ p95Ms }) => p95Ms !== null);
  const succeeded = parts
    .map((part, index) => ({ x: x(index), from: height, to: height - Math.max(2, y(part.succeeded)), part }))
    .filter(({ part }) => part.succeeded > 0);
  const failed = parts
    .map((part, index) => {
      const from = y(part.succeeded);
      const to = Math.max(from + 3, y(part.succeeded + part.failed));
      return { x: x(index), from: height - from, to: height - to, part };
    })
    .filter(({ part }) => part.failed > 0);
  return (
    <svg aria-hidden width="100%" height={height} className="mt-1 block border-control border-b">
      <svg
        aria-hidden
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        width="100%"
        height={height}
        className="fill-none *:[vector-effect:non-scaling-stroke]"
      >
        <path
          d={uprightLines(succeeded)}
          strokeWidth={6}
          className="stroke-line-strong forced-colors:stroke-[CanvasText]"
        />
        <path
          d={uprightLines(failed)}
          strokeWidth={6}
          strokeDasharray="2 1"
          className="stroke-bad forced-colors:stroke-[Highlight]"
        />
        <path d={path(parts) ?? ""} className="stroke-[1.5] stroke-accent-text" />
      </svg>
    </svg>
  );
}
