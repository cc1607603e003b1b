import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { db } from "@/db/client";
import { insertAuditEvents } from "@/db/queries/audit-events";
import { verifyChain } from "@/lib/audit/verify-chain";
import { holdLock } from "@/scripts/testing/held-lock";
import { startWorker } from "./testing/start-worker";

const workers: Awaited<ReturnType<typeof startWorker>>[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) if (worker.isRunning()) await worker.stop();
});
const start = async () => {
  const worker = await startWorker(process.env);
  workers.push(worker);
  return worker;
};
const write = (count: number) =>
  db().transaction(async (on) => {
    for (let number = 0; number < count; number += 1) await insertAuditEvents([{ event: "account.verified" }], on);
  });
const verdict = async () => {
  const { problems, links, tail } = await verifyChain(db(), { anchors: [] });
  return { problems, links, waiting: tail.count };
};

it("seals what people did, loses nothing when it is killed, and is taken over from", async () => {
  await write(5);
  const lock = await holdLock({ table: "audit_seals" });
  const first = await start();
  await lock.waitedFor();
  await first.stop("SIGKILL");
  await write(5);
  await lock.release();
  expect((await verdict()).problems).toEqual([]);

  const others = [await start(), await start()];
  for (let round = 0; round < 5; round += 1) {
    await write(20);
    await pause(100);
  }
  await expect.poll(verdict, { timeout: 20_000 }).toEqual({ problems: [], links: 110, waiting: 0 });
  await expect.poll(() => others.some((worker) => /"msg":"audit trail sealed"/.test(worker.log()))).toBe(true);
});
