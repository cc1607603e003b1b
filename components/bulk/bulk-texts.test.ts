import { describe, expect, it } from "vitest";
import type { BulkRunDetailView } from "@/lib/bulk/bulk-view";
import { englishNumber } from "@/lib/number-text";
import { leftOutText, runSentence, timeLeftText } from "./bulk-texts";

const run = (own: Partial<BulkRunDetailView> = {}): BulkRunDetailView => ({
  id: "run",
  kind: "refresh",
  requestedBy: "Ada",
  reason: null,
  tag: null,
  fileName: null,
  retryOf: null,
  startedAt: "2026-11-28T10:00:00.000Z",
  finishedAt: null,
  cancelledAt: null,
  cancelledBy: null,
  counts: { total: 1_200, pending: 900, done: 250, skipped: 40, failed: 10 },
  troubledHosts: [],
  now: "2026-11-28T10:01:00.000Z",
  ...own,
});
const at = "2026-11-28T10:01:00.000Z";

describe("what a bulk action is said to do", () => {
  it("names those that it leaves out, in singular and plural", () => {
    expect(leftOutText({ skipped: [] }, englishNumber)).toBeNull();
    expect(
      leftOutText(
        {
          skipped: [
            { reason: "api_key", count: 1 },
            { reason: "revoked", count: 1_200 },
          ],
        },
        englishNumber,
      ),
    ).toBe("Leaves out: 1 has an API key, 1,200 are revoked already");
  });

  it("tells how far it is, and how it ended", () => {
    expect(runSentence(run(), englishNumber)).toBe("300 of 1,200 accounts");
    const counts = { total: 3, pending: 0, done: 2, skipped: 0, failed: 1 };
    expect(runSentence(run({ finishedAt: at, counts }), englishNumber)).toBe("Finished: 2 refreshed, 1 failed");
    expect(runSentence(run({ cancelledAt: at }), englishNumber)).toBe(
      "Being cancelled, 300 of 1,200 accounts are settled",
    );
    expect(
      runSentence(run({ cancelledAt: at, finishedAt: at, counts: { ...counts, skipped: 5 } }), englishNumber),
    ).toBe("Cancelled: 2 refreshed, 1 failed, 5 skipped");
  });

  it("says how long it takes only while that can be known", () => {
    // 260 in a minute, 900 to go.
    expect(timeLeftText(run())).toBe("about 3 min left");
    expect(timeLeftText(run({ now: "2026-11-28T10:00:05.000Z" }))).toBeNull();
    expect(timeLeftText(run({ counts: { total: 900, pending: 890, done: 10, skipped: 0, failed: 0 } }))).toBeNull();
    expect(timeLeftText(run({ troubledHosts: ["acme.mirakl.net"] }))).toBeNull();
    expect(timeLeftText(run({ cancelledAt: at }))).toBeNull();
    expect(timeLeftText(run({ finishedAt: at }))).toBeNull();
  });
});
