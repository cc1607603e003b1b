import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerParent } from "../setup/answer-parent";
import { changedThreads } from "./inbox";

/** What the marketplaces have seen since they were told to begin anew. */
export interface MarketplaceCounts {
  calls: number;
  mostAtOnce: number;
  meanAtOnce: number;
  /** Milliseconds since the epoch. */
  firstAt: number;
}

const hosts = 8;
const delayMs = 20;
const clock = { startMs: Date.now() - 3_600_000, rounds: 0 };
let counts = { calls: 0, mostAtOnce: 0, atOnce: 0, busyMs: 0, firstAt: 0, lastAt: 0 };

/** M11 of several marketplaces: every key is good, and its shop is the one that the call names. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const arrivedAt = performance.timeOrigin + performance.now();
  counts.firstAt ||= arrivedAt;
  counts.calls += 1;
  counts.mostAtOnce = Math.max(counts.mostAtOnce, ++counts.atOnce);
  const { pathname, searchParams } = new URL(request.url ?? "", "http://bench");
  const isM11 = pathname === "/api/inbox/threads" && searchParams.get("with_messages") === "true";
  const since = Date.parse(searchParams.get("updated_since") ?? "");
  setTimeout(() => {
    const data = changedThreads(clock, searchParams.get("shop_id") ?? "", since);
    response.writeHead(isM11 ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(isM11 ? { data } : { status: 404, message: "Not found" }));
    counts.atOnce -= 1;
    counts.lastAt = performance.timeOrigin + performance.now();
    counts.busyMs += counts.lastAt - arrivedAt;
  }, delayMs);
}

const servers = await Promise.all(
  Array.from({ length: hosts }, async () => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return server;
  }),
);
answerParent({
  origins: () => servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  /** Ten more messages for every shop. */
  addRound: () => {
    clock.rounds += 1;
  },
  begin: () => {
    counts = { calls: 0, mostAtOnce: 0, atOnce: 0, busyMs: 0, firstAt: 0, lastAt: 0 };
  },
  counts: (): MarketplaceCounts => {
    const { calls, mostAtOnce, busyMs, firstAt, lastAt } = counts;
    return { calls, mostAtOnce, firstAt, meanAtOnce: busyMs / (lastAt - firstAt) };
  },
});
