import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { prepareDataFolder } from "@/scripts/data-folder";
import { type LocalPostgres, startLocalPostgres } from "@/scripts/local-postgres";
import { type Announcement, listenToChanges } from "./listen-to-changes";

const folder = mkdtempSync(join(tmpdir(), "latchkey-listen-test-"));
let server: LocalPostgres;
const start = () => startLocalPostgres(prepareDataFolder(folder), { isDurable: false });

beforeAll(async () => {
  server = await start();
  vi.stubEnv("DATABASE_URL", server.appUrl);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop({ isUrgent: true });
  rmSync(folder, { recursive: true, force: true });
});

async function announce(payload: string): Promise<void> {
  const sql = postgres(server.appUrl, { max: 1 });
  await sql`select pg_notify('latchkey_changes', ${payload})`;
  await sql.end();
}

it("listens again after the database was away for a while, and says so", async () => {
  const heard: Announcement[] = [];
  let listening = 0;
  const end = await listenToChanges(
    (announcement) => heard.push(announcement),
    () => {
      listening += 1;
    },
  );
  await announce("hosts");
  await expect.poll(() => heard).toEqual(["hosts"]);
  expect(listening).toBe(1);

  await server.stop({ isUrgent: true });
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  server = await start();
  await expect.poll(() => listening, { timeout: 15_000 }).toBe(2);
  await announce("many");
  await expect.poll(() => heard).toEqual(["hosts", "many"]);
  await end();
}, 45_000);
