import { clsx } from "clsx";
import { scaleLinear, scaleSqrt } from "d3-scale";
import { Hourglass, RefreshCwOff } from "lucide-react";
import type { ReactNode } from "react";
import type { ExpiryColumnView, OverviewView } from "@/lib/accounts/overview-view";
import { columnsIn, positionOf, type TimelineSpan } from "@/lib/accounts/timeline-columns";
import { spanText, ticks } from "./overview-words";
import { uprightLines } from "./upright-lines";

/** Height of the columns, in px. */
const height = 72;
/** As many dots are told apart by eye; more become a bar. */
const dotsAtMost = 8;
const dotStep = 8;

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

interface ExpiryTimelineProps {
  overview: OverviewView;
  span: TimelineSpan;
  /** Lies over the columns. */
  children?: ReactNode;
}

/** What ends when: a column of dots (or a bar) for tokens that are renewed, hatched on top for those that may not be. */
export function ExpiryTimeline({ overview, span, children }: ExpiryTimelineProps) {
  const columns = overview.expiries[span];
  const most = Math.max(0, ...columns.map((column) => column.renewed + column.failing + column.unrenewed));
  const y = most <= dotsAtMost ? scaleLinear([0, 1], [0, dotStep]) : scaleSqrt([0, most], [0, height]);
  return (
    <div className="relative pt-6">
      <div data-timeline className="relative border-control border-b" style={{ height }}>
        <svg
          aria-hidden
          width="100%"
          height={height}
          viewBox={`0 0 ${columnsIn(span)} ${height}`}
          preserveAspectRatio="none"
          className="absolute inset-0 overflow-visible fill-none *:[vector-effect:non-scaling-stroke]"
        >
          <path d={tickLines(span)} strokeDasharray="3 3" className="stroke-line" />
          <Columns columns={columns} y={y} areDots={most <= dotsAtMost} />
        </svg>
        {span === "day" && <Stems overview={overview} />}
        {children}
      </div>
      <Axis span={span} />
    </div>
  );
}

function tickLines(span: TimelineSpan): string | undefined {
  const lines = ticks[span].slice(0, -1).map((at) => ({
    x: positionOf(span, at) * columnsIn(span),
    from: 0,
    to: height,
  }));
  return uprightLines(lines);
}

interface ColumnsProps {
  columns: readonly ExpiryColumnView[];
  y: (count: number) => number;
  areDots: boolean;
}

const columnStyles = "[stroke-width:6px] phone:[stroke-width:3px]";

function Columns({ columns, y, areDots }: ColumnsProps) {
  const least = 2;
  const renewed = columns
    .filter((column) => column.renewed > 0)
    .map((column) => ({
      x: column.column + 0.5,
      from: height - (areDots ? dotStep / 2 : 0),
      to: height - (areDots ? y(column.renewed) - dotStep / 2 + 0.1 : Math.max(least, y(column.renewed))),
    }));
  const others = columns
    .filter(({ failing, unrenewed }) => failing + unrenewed > 0)
    .map((column) => {
      const from = y(column.renewed);
      const to = Math.max(from + least, y(column.renewed + column.failing + column.unrenewed));
      return { x: column.column + 0.5, from: height - from, to: height - to };
    });
  return (
    <>
      <path
        d={uprightLines(renewed)}
        strokeLinecap={areDots ? "round" : undefined}
        strokeDasharray={areDots ? `0 ${dotStep}` : undefined}
        className={clsx(columnStyles, "stroke-control forced-colors:stroke-[CanvasText]")}
      />
      <path
        d={uprightLines(others)}
        strokeDasharray="2 2"
        className={clsx(columnStyles, "stroke-warn forced-colors:stroke-[Highlight]")}
      />
    </>
  );
}

/** What is nearer to the one before than this has a line alone: an icon or a name would lie over the other's. */
const iconRoom = 0.03;
/** Labels nearer to each other than this would write over each other. */
const labelRoom = 0.16;

/** A line with an icon, and where there is room a name, for each of the first tokens that may not be renewed. */
function Stems({ overview: { ending, now } }: { overview: OverviewView }) {
  const stems = ending.map((token) => ({
    ...token,
    x: positionOf("day", Date.parse(token.expiresAt) - Date.parse(now)),
  }));
  return stems.map(({ id, name, kind, x }, index) => {
    const Icon = kind === "failing" ? RefreshCwOff : Hourglass;
    const isLeft = x > 0.8;
    const hasIcon = x - (stems[index - 1]?.x ?? -1) > iconRoom;
    const room = isLeft ? x - (stems[index - 1]?.x ?? 0) : (stems[index + 1]?.x ?? 1) - x;
    return (
      <div
        key={id}
        aria-hidden
        className="absolute -top-5 bottom-0 border-warn border-l-2"
        style={{ left: `calc(${percent(x)} - 1px)` }}
      >
        <span
          className={clsx(
            "absolute -top-1 flex items-center gap-1 whitespace-nowrap text-12",
            isLeft ? "right-1 flex-row-reverse" : "left-0.5",
          )}
        >
          {hasIcon && <Icon className="size-3.5 text-warn" />}
          {hasIcon && room > labelRoom && <span className="max-w-32 truncate font-medium phone:hidden">{name}</span>}
        </span>
      </div>
    );
  });
}

/** A narrow one has room for every other label. */
const onNarrow = { day: [15, 60, 180, 720, 1440], week: [1440, 4320, 7200, 10080] };

function Axis({ span }: { span: TimelineSpan }) {
  return (
    <div aria-hidden className="@container relative h-5 text-11 text-text-3 tabular-nums">
      <span className="absolute top-1">Now</span>
      {ticks[span].map((at) => {
        const x = positionOf(span, at);
        return (
          <span
            key={at}
            className={clsx(
              "absolute top-1 whitespace-nowrap",
              x === 1 ? "right-0" : "-translate-x-1/2",
              !onNarrow[span].includes(at / 60_000) && "@max-[760px]:hidden",
            )}
            style={x === 1 ? undefined : { left: percent(x) }}
          >
            {spanText(at, span)}
          </span>
        );
      })}
    </div>
  );
}
