import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  claimHostProbe,
  deleteTroubledHost,
  findTroubledHost,
  insertTroubledHost,
  listTroubledHosts,
} from "@/db/queries/troubled-hosts";
import { troubledHosts } from "@/db/schema/hosts";
import { AppError } from "@/lib/errors/app-error";
import { breakerPauseMs, noteHostResult } from "./host-breaker";

const down = (details = {}) => new AppError("mirakl_unavailable", { details });
/** Each test has a host of its own: what a process has seen of one goes on. */
let host: string;
const note = (error: unknown, probe: number | null = null) => noteHostResult({ host, error, probe });
async function fail(times: number, error: AppError = down()) {
  for (let count = 0; count < times; count++) await note(error);
}
const probeNow = async () => {
  await db()
    .update(troubledHosts)
    .set({ retryAt: sql`now() - interval '1 second'` })
    .where(eq(troubledHosts.host, host));
  return claimHostProbe(host, 60);
};

beforeEach(() => {
  host = `${crypto.randomUUID()}.example.com`;
});

describe("a host that fails", () => {
  it("is called by nobody after five failures in a row", async () => {
    await fail(4);
    expect(await findTroubledHost(host)).toBeNull();
    await fail(1);
    expect(await findTroubledHost(host)).toMatchObject({ probeCount: 0, lastErrorCode: "mirakl_unavailable" });
    expect((await listTroubledHosts()).map((trouble) => trouble.host)).toContain(host);
  });

  it("is found out by each process by itself, and probed when the first one says", async () => {
    await fail(5);
    const first = await findTroubledHost(host);
    // What other processes have in store, which have seen nothing of it.
    await insertTroubledHost({ host, errorCode: "connection_refused", retryInMs: 900_000 });
    expect(await findTroubledHost(host)).toEqual(first);
  });

  it("is called by nobody again when it fails on, after the probe of another process was answered", async () => {
    await fail(7);
    await deleteTroubledHost(host);
    await fail(5);
    expect(await findTroubledHost(host)).toMatchObject({ probeCount: 0 });
  });

  it("is forgiven a failure now and then", async () => {
    await fail(4);
    await note(null);
    await fail(4);
    expect(await findTroubledHost(host)).toBeNull();
  });

  it("is not troubled by what is about one client", async () => {
    await fail(10, new AppError("mirakl_rate_limited", { details: { retryAfterSeconds: 60 } }));
    await fail(10, new AppError("mirakl_client_rejected"));
    expect(await findTroubledHost(host)).toBeNull();
  });

  it("is left alone for as long as it asks", async () => {
    await fail(5, down({ retryAfterSeconds: 900 }));
    const trouble = await findTroubledHost(host);
    expect(Number(trouble?.retryAt) - Number(trouble?.openedAt)).toBeGreaterThanOrEqual(890_000);
  });
});

describe("a probe", () => {
  it("goes to one process, and only when its time has come", async () => {
    await fail(5);
    expect(await claimHostProbe(host, 60)).toBeNull();
    await db()
      .update(troubledHosts)
      .set({ retryAt: sql`now() - interval '1 second'` })
      .where(eq(troubledHosts.host, host));
    const claims = await Promise.all([1, 2, 3].map(() => claimHostProbe(host, 60)));
    expect(claims.filter((probe) => probe !== null)).toEqual([0]);
  });

  it("that fails makes the next one wait longer; calls of before say nothing new", async () => {
    await fail(5);
    const probe = await probeNow();
    await note(down(), probe);
    await fail(20);
    expect(await findTroubledHost(host)).toMatchObject({ probeCount: 1 });
  });

  it("that is answered lets everybody go on, whatever the answer is", async () => {
    await fail(5);
    await note(new AppError("mirakl_grant_expired"), await probeNow());
    expect(await findTroubledHost(host)).toBeNull();
  });

  it("comes after pauses that double, up to a minute", () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((probes) => breakerPauseMs(probes, 1) / 1_000)).toEqual([
      15, 30, 60, 60, 60, 60, 60,
    ]);
    expect(breakerPauseMs(0, 0)).toBe(12_000);
  });
});
