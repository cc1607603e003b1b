import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DataFolder, prepareDataFolder } from "./data-folder";
import { isAlive } from "./is-alive.mjs";
import { isSettledWithin } from "./is-settled-within";
import { type LocalPostgres, startLocalPostgres } from "./local-postgres";

let folder: DataFolder;
let running: LocalPostgres[];
const start = async (options = { isDurable: false }) => {
  const server = await startLocalPostgres(folder, options);
  running.push(server);
  return server;
};
beforeEach(() => {
  running = [];
  folder = prepareDataFolder(mkdtempSync(join(tmpdir(), "latchkey-pg-")));
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.stop({ isUrgent: true })));
  rmSync(folder.root, { recursive: true });
});

async function ask<T extends object>(url: string, statement: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe<T[]>(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

describe("the built-in PostgreSQL", () => {
  it("is UTF-8 in UTC, for this machine only, and has an owner and an application role", async () => {
    const { ownerUrl, appUrl } = await start();
    const [settings] = await ask(
      appUrl,
      `select current_user as role, current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
       current_setting('listen_addresses') as address`,
    );
    expect(settings).toEqual({
      role: "latchkey_app",
      encoding: "UTF8",
      zone: "UTC",
      address: "127.0.0.1",
    });
    await ask(ownerUrl, "create table things (name text)");
    await expect(ask(appUrl, "select * from things")).rejects.toMatchObject({ code: "42501" });
    await expect(ask(appUrl, "create table others (name text)")).rejects.toMatchObject({ code: "42501" });
  });

  it("keeps its passwords from other users, out of its log, and lets nobody in without", async () => {
    const { ownerUrl, logFile } = await start();
    expect(statSync(folder.clusterSecrets).mode & 0o777).toBe(0o600);
    const { superuserPassword, ownerPassword, appPassword } = JSON.parse(readFileSync(folder.clusterSecrets, "utf8"));
    const wrong = new URL(ownerUrl);
    wrong.password = "wrong";
    await expect(ask(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    await expect(ask(ownerUrl, `select '${ownerPassword}' from nowhere`)).rejects.toMatchObject({ code: "42P01" });
    const log = readFileSync(logFile, "utf8");
    for (const password of [superuserPassword, ownerPassword, appPassword]) expect(log).not.toContain(password);
  });

  it("keeps acknowledged rows when it is killed outright, and starts again", async () => {
    const killed = await start({ isDurable: true });
    expect(await ask(killed.appUrl, "show fsync")).toEqual([{ fsync: "on" }]);
    await ask(killed.ownerUrl, "create table things (name text); insert into things values ('kept')");
    process.kill(killed.pid, "SIGKILL");
    await killed.ended;
    const again = await start({ isDurable: true });
    expect(again.isAttached).toBe(false);
    expect(await ask(again.ownerUrl, "select name from things")).toEqual([{ name: "kept" }]);
  });

  it("is joined where it runs already, and ended once", async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ isAttached: true, pid: first.pid, ownerUrl: first.ownerUrl });
    await second.stop();
    expect(isAlive(first.pid)).toBe(false);
    await first.stop();
  });

  it("moves to another port when a stranger took its own", async () => {
    const before = await start();
    await before.stop();
    const stranger = await listen(before.port);
    try {
      const after = await start();
      expect(after.port).not.toBe(before.port);
      expect(await ask(after.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    } finally {
      await new Promise((resolve) => stranger.close(resolve));
    }
  });

  it("ends before stop() returns, and tells", async () => {
    const { stop, pid, ended } = await start();
    await stop();
    expect(isAlive(pid)).toBe(false);
    expect(await isSettledWithin(1_000, ended)).toBe(true);
  });
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
