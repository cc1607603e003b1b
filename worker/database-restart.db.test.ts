import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { migrate } from "@/db/migrate";
import { prepareDataFolder } from "@/scripts/data-folder";
import { type LocalPostgres, startLocalPostgres } from "@/scripts/local-postgres";
import { appRole } from "@/scripts/postgres/create-roles";
import { startWorker } from "./testing/start-worker";

const folder = mkdtempSync(join(tmpdir(), "latchkey-restart-test-"));
let server: LocalPostgres;
const start = () => startLocalPostgres(prepareDataFolder(folder), { isDurable: false });

beforeAll(async () => {
  server = await start();
  await migrate(server.ownerUrl, { appRole });
});
afterAll(async () => {
  await server.stop({ isUrgent: true });
  rmSync(folder, { recursive: true, force: true });
});

/** Seconds since the last sign of life, asked over a connection of its own. */
async function silentSeconds(): Promise<number> {
  const sql = postgres(server.appUrl, { max: 1 });
  const [row] = await sql<{ seconds: number }[]>`
    select extract(epoch from now() - max(seen_at))::float8 as seconds from workers`;
  await sql.end();
  return row?.seconds ?? Number.POSITIVE_INFINITY;
}

it("survives a restart of the database, and shows life again within seconds", async () => {
  const worker = await startWorker({ ...process.env, DATABASE_URL: server.appUrl });
  onTestFinished(async () => void (await worker.stop("SIGKILL")));
  await expect.poll(silentSeconds, { timeout: 5_000 }).toBeLessThan(5);
  await server.stop({ isUrgent: true });
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  expect(worker.isRunning()).toBe(true);
  const linesWhileAway = worker
    .log()
    .split("\n")
    .filter((line) => line.includes("pass failed")).length;
  expect(linesWhileAway).toBeGreaterThan(0);
  expect(linesWhileAway).toBeLessThan(40);
  server = await start();
  await expect.poll(silentSeconds, { timeout: 15_000 }).toBeLessThan(3);
  expect(await worker.stop()).toBe(0);
}, 60_000);
