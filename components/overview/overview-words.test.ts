import { describe, expect, it } from "vitest";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import type { OverviewView } from "@/lib/accounts/overview-view";
import { beginningOf, dayColumns, positionOf } from "@/lib/accounts/timeline-columns";
import { dayMs, hourMs, minuteMs } from "@/lib/clock";
import { englishNumber } from "@/lib/number-text";
import { germanNumber } from "@/lib/testing/german-number";
import { showColumns, shownColumns, toggleHost } from "./overview-filters";
import { intervalsOf, spanText, sumColumns } from "./overview-words";
import { stripClauses } from "./strip-words";
import { hasStatuses, toggleStatuses } from "./toggle-statuses";

const columnAt = (ms: number) => Math.floor(positionOf("day", ms) * dayColumns);
const column = (at: number, own: { renewed?: number; failing?: number; unrenewed?: number }) => ({
  column: at,
  renewed: 0,
  failing: 0,
  unrenewed: 0,
  ...own,
});
const now = Date.UTC(2026, 0, 15, 12);
const overview = {
  total: 1_240,
  statuses: { active: 1_200, expiring: 3, expired: 1, failing: 2, reconnect: 1, revoked: 33 },
  reconnectSince: new Date(now - 41 * minuteMs).toISOString(),
  lastRevokedAt: new Date(now - 9 * dayMs).toISOString(),
  expiries: { day: [column(3, { renewed: 1_000 }), column(60, { renewed: 41, unrenewed: 3 })], week: [] },
} as unknown as OverviewView;

describe("words of the overview", () => {
  it("say of each figure whether it matters", () => {
    expect(stripClauses(overview, englishNumber, now, "UTC")).toEqual({
      active: "of 1,240",
      expiring: "1,041 renew",
      failing: "1 expired",
      reconnect: "first 41 min ago",
      revoked: "last 6 Jan",
    });
  });

  it("have the numbers of who reads them", () => {
    expect(stripClauses(overview, germanNumber, now, "UTC")).toMatchObject({
      active: "of 1.240",
      expiring: "1.041 renew",
    });
  });

  it("say so when there is nothing to do", () => {
    const calm = { active: 1, expiring: 0, expired: 0, failing: 0, reconnect: 0, revoked: 0 };
    const clauses = stripClauses(
      { ...overview, total: 1, statuses: calm, lastRevokedAt: null },
      englishNumber,
      now,
      "UTC",
    );
    expect(clauses).toMatchObject({
      active: "of 1",
      failing: "nothing to wait for",
      reconnect: "nobody has to act",
      revoked: "none so far",
    });
  });

  it("sum columns between the labels of the axis, each once", () => {
    const columns = Array.from({ length: dayColumns }, (_, at) => column(at, { renewed: 1, failing: 2 }));
    const intervals = intervalsOf("day", columns);
    expect(intervals.map(({ name }) => name)).toEqual([
      "Up to 5 min",
      "5 min to 15 min",
      "15 min to 30 min",
      "30 min to 1 h",
      "1 h to 3 h",
      "3 h to 6 h",
      "6 h to 12 h",
      "12 h to 24 h",
    ]);
    expect(intervals.reduce((sum, { renewed }) => sum + renewed, 0)).toBe(dayColumns);
    expect(sumColumns(columns)).toEqual({ renewed: dayColumns, failing: 2 * dayColumns, unrenewed: 0 });
    expect(spanText(dayMs, "day")).toBe("24 h");
    expect(spanText(dayMs, "week")).toBe("1 day");
  });
});

describe("filters of the overview", () => {
  const query = parseAccountListQuery(new URLSearchParams("status=revoked"));

  it("put statuses in and take them out again, and leave others alone", () => {
    const on = { ...query, ...toggleStatuses(query, ["expired", "failing"]) };
    expect(on.statuses).toEqual(["revoked", "expired", "failing"]);
    expect(hasStatuses(on, ["expired", "failing"])).toBe(true);
    expect(toggleStatuses(on, ["expired", "failing"])).toEqual({ statuses: ["revoked"] });
    expect(hasStatuses({ ...query, statuses: ["failing"] }, ["expired", "failing"])).toBe(false);
  });

  it("put a host in and take it out again", () => {
    expect(toggleHost({ ...query, hosts: ["a"] }, "b")).toEqual({ hosts: ["a", "b"] });
    expect(toggleHost({ ...query, hosts: ["a", "b"] }, "a")).toEqual({ hosts: ["b"] });
  });

  it("mean by columns the time in which their tokens end, and find the columns again", () => {
    const from = columnAt(15 * minuteMs);
    const to = columnAt(3 * hourMs);
    const change = showColumns("day", [from, to], now);
    expect(Date.parse(change.expiresFrom ?? "") - now).toBeCloseTo(beginningOf("day", from), -1);
    expect(shownColumns("day", { ...query, ...change }, now)).toEqual([from, to]);
    expect(shownColumns("day", query, now)).toBeNull();
  });

  it("are none for all columns", () => {
    expect(showColumns("day", [0, dayColumns], now)).toEqual({ expiresFrom: null, expiresTo: null });
  });

  it("keep at least a column of what has gone by meanwhile", () => {
    const change = showColumns("day", [1, 2], now);
    expect(shownColumns("day", { ...query, ...change }, now + hourMs)).toEqual([0, 1]);
  });
});
