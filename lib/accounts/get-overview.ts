import {
  countExpiries,
  countStatuses,
  type ExpiryCount,
  listEndingTokens,
  listHostTroubles,
} from "@/db/queries/account-overview";
import { listRefreshCounts } from "@/db/queries/refresh-counts";
import { type Person, requireRole } from "@/lib/actor";
import { secondMs } from "@/lib/clock";
import type { ExpiryColumnView, OverviewView } from "./overview-view";
import { readAtLeisure } from "./read-at-leisure";
import { summariseRefreshes } from "./refresh-summary";
import { dayColumns, weekColumns } from "./timeline-columns";

/** More than that are named by their number only. */
const endingShown = 5;
const hostsShown = 4;
const day = { hours: 24, part: 1 };
const week = { hours: 7 * 24, part: 6 };

/** What is above the table of accounts; about a second old at most while the database is quick. */
export async function getOverview(person: Person): Promise<OverviewView> {
  requireRole(person, "admin", "viewer");
  const { answer, keptForMs } = await readOverview();
  return { ...answer, keptForMs };
}

const readRefreshes = readAtLeisure(15 * secondMs, () => listRefreshCounts(week.hours));
const readOverview = readAtLeisure(secondMs / 2, async (): Promise<Omit<OverviewView, "keptForMs">> => {
  const [counts, expiries, ending, hosts, refreshes] = await Promise.all([
    countStatuses(),
    countExpiries({ dayColumns, weekColumns }),
    listEndingTokens(endingShown),
    listHostTroubles(hostsShown),
    readRefreshes(),
  ]);
  return {
    total: counts.total,
    statuses: counts.statuses,
    reconnectSince: counts.reconnectSince?.toISOString() ?? null,
    lastRevokedAt: counts.lastRevokedAt?.toISOString() ?? null,
    expiries: {
      day: columnsOf(expiries, "dayColumn"),
      week: columnsOf(expiries, "weekColumn"),
    },
    ending: ending.map((token) => ({ ...token, expiresAt: token.expiresAt.toISOString() })),
    hosts,
    refreshes: {
      day: summariseRefreshes(refreshes.answer, counts.now, day),
      week: summariseRefreshes(refreshes.answer, counts.now, week),
    },
    now: counts.now.toISOString(),
  };
});

function columnsOf(counts: readonly ExpiryCount[], of: "dayColumn" | "weekColumn"): ExpiryColumnView[] {
  const columns = new Map<number, ExpiryColumnView>();
  for (const count of counts) {
    const column = count[of];
    if (column === null) continue;
    const found = columns.get(column) ?? { column, renewed: 0, failing: 0, unrenewed: 0 };
    found[count.kind] += count.count;
    columns.set(column, found);
  }
  return [...columns.values()].sort((one, other) => one.column - other.column);
}
