import { describe, expect, it } from "vitest";
import type { LoggedCall } from "../other-side/faulty-proxy";
import type { ChaosResult } from "../run/run-chaos";
import { judge } from "./judge";

const second = 1_000;
const call = (own: Partial<LoggedCall>): LoggedCall => {
  const arrivedAt = own.arrivedAt ?? 0;
  const usual = { account: "one", fault: "none", status: 200, isDelivered: true } as const;
  return { arrivedAt, endedAt: arrivedAt + 50, ...usual, ...own };
};
const living = (account: string) => ({ account, isAccessAlive: true, isRefreshAlive: true });

/** Two accounts that went through a minute of each; a test says what is wrong. */
function result(own: Partial<ChaosResult> = {}): ChaosResult {
  const phases = (["none", "slow", "failing", "gone", "none"] as const).map((fault, index) => ({
    fault,
    from: index * 60 * second,
    to: (index + 1) * 60 * second,
  }));
  return {
    options: {
      accounts: 2,
      lifetimeSeconds: 120,
      isStatic: false,
      kills: 1,
      calmSeconds: 60,
      slowSeconds: 60,
      failingSeconds: 60,
      outageSeconds: 60,
      logFile: null,
    },
    accounts: [
      { id: "id-1", name: "one", shopId: "1" },
      { id: "id-2", name: "two", shopId: "2" },
    ],
    phases,
    kills: [{ at: 70 * second, pid: 1, renewing: ["id-2"], polling: 0 }],
    log: [
      call({ arrivedAt: 10 * second }),
      call({ arrivedAt: 15 * second, account: "two" }),
      call({ arrivedAt: 65 * second, account: "two", endedAt: 70 * second, isDelivered: false }),
      call({ arrivedAt: 70 * second }),
      call({ arrivedAt: 131 * second, account: "two", status: 400 }),
      call({ arrivedAt: 250 * second }),
    ],
    refusedAt: [181, 182, 195, 220].map((at) => at * second),
    renewals: [
      { account: "one", claimedAt: 10 * second },
      { account: "two", claimedAt: 15 * second },
      { account: "one", claimedAt: 70 * second },
      { account: "one", claimedAt: 250 * second },
    ],
    timedOut: [],
    lost: [{ id: "id-2", name: "two", errorCode: "grant_answer_lost" }],
    tokensAt: 260 * second,
    reconnectedAt: 261 * second,
    messagesAt: 280 * second,
    tokens: [living("one"), living("two")],
    added: [{ id: "message", account: "one" }],
    stored: [{ id: "message", account: "one" }],
    refusedPulls: 0,
    exitCodes: [0, 0, 0],
    ...own,
  };
}
const violations = (own: Partial<ChaosResult>) =>
  judge(result(own))
    .filter(({ isMet }) => !isMet)
    .map(({ name }) => name);
const withCalls = (...calls: LoggedCall[]) => ({
  log: [...result().log, ...calls].toSorted((one, other) => one.arrivedAt - other.arrivedAt),
});

describe("the verdict", () => {
  it("finds nothing wrong where nothing is", () => {
    expect(violations({})).toEqual([]);
  });

  it("sees a token that is dead, and accounts that never settle", () => {
    const name = "Every account has a living token";
    expect(violations({ tokens: [living("one"), { ...living("two"), isRefreshAlive: false }] })).toEqual([name]);
    expect(violations({ tokensAt: null })).toEqual([name]);
    expect(violations({ exitCodes: [0, 1, 0] })).toEqual([name]);
  });

  it("sees an account that is lost without a kill, or does not say why", () => {
    const name = "Lost are at most those whose call was under way at a kill or timed out, and they say so";
    const lost = { id: "id-1", name: "one", errorCode: "grant_answer_lost" };
    expect(violations({ lost: [lost] })).toEqual([name]);
    expect(violations({ lost: [lost], timedOut: ["one"] })).toEqual([]);
    expect(violations({ lost: [{ ...lost, id: "id-2", name: "two", errorCode: "mirakl_grant_expired" }] })).toEqual([
      name,
    ]);
  });

  it("allows no loss at all with static refresh tokens", () => {
    expect(violations({ options: { ...result().options, isStatic: true } })).toEqual(["No account lost its grant"]);
  });

  it("sees an account that is refreshed twice, unless the first answer was lost", () => {
    const name = "No account was refreshed twice within its token's lifetime";
    const again = { account: "one", claimedAt: 100 * second };
    expect(violations({ renewals: [...result().renewals.slice(0, 3), again] })).toEqual([name]);
    expect(violations(withCalls(call({ arrivedAt: 100 * second })))).toEqual([name]);
    expect(violations({ ...withCalls(call({ arrivedAt: 100 * second })), timedOut: ["one"] })).toEqual([]);
    expect(violations(withCalls(call({ arrivedAt: 72 * second, account: "two" })))).toEqual([]);
  });

  it("sees calls to a host that is gone, beyond a probe now and then", () => {
    expect(violations({ refusedAt: [195, 196, 197].map((at) => at * second) })).toEqual([
      "Workers back off from a host that fails",
    ]);
  });

  it("sees a herd", () => {
    const herd = Array.from({ length: 100 }, (_, index) =>
      call({ arrivedAt: 252 * second + index, account: `other ${index}`, status: 503 }),
    );
    expect(violations(withCalls(...herd))).toEqual(["No herd falls upon the host when it is back"]);
  });

  it("sees a message that is missing, stored twice, or with another account", () => {
    const name = "Messages that were added during all this appear exactly once";
    const [message] = result().added;
    expect(violations({ stored: [] })).toEqual([name]);
    expect(violations({ stored: message ? [message, message] : [] })).toEqual([name]);
    expect(violations({ stored: [{ id: "message", account: "two" }] })).toEqual([name]);
    expect(violations({ stored: [...result().stored, { id: "unknown", account: "one" }] })).toEqual([name]);
  });
});
