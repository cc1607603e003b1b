import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createInitialState } from "../data/initial-state";
import { StateFile, StateFileError } from "./state-file";
import { toStored } from "./stored-state";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-state-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const now = new Date("2026-03-02T10:00:00Z");

test("what was written is read again, and only by its owner", async () => {
  const path = join(folder, "new", "state.json");
  const file = new StateFile(path);
  expect(await file.read()).toBeNull();
  const state = createInitialState(now);
  state.accessTokens.set("t", { accessToken: "t", clientId: "c", authorizationId: null, expiresAt: null });
  file.schedule(state);
  await file.flush();
  expect(await new StateFile(path).read()).toEqual(state);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, "new"))).toEqual(["state.json"]);
});

test("a file from before Sign in with Mirakl is completed with what is ready-made", async () => {
  const path = join(folder, "state.json");
  const state = createInitialState(now);
  const [application] = state.applications.values();
  const { version, signingKey, defaultTokenLifetime, nextShopId, shops, apiKeys, clients, threads, people, companies } =
    toStored(state);
  const old = { version, signingKey, defaultTokenLifetime, nextShopId, shops, apiKeys, clients, threads };
  const accessTokens = [{ accessToken: "t", clientId: "c", expiresAt: null }];
  await writeFile(path, JSON.stringify({ ...old, accessTokens }));
  const read = await new StateFile(path).read();
  expect(read?.applications.get(application?.clientId ?? "")).toEqual(application);
  expect([read?.people.size, read?.companies.size]).toEqual([people?.length, companies?.length]);
  expect(read?.accessTokens.get("t")?.authorizationId).toBeNull();
  expect([read?.codes.size, read?.authorizations.size, read?.refreshTokens.size]).toEqual([0, 0, 0]);
});

test("changes are written soon without being asked to", async () => {
  const path = join(folder, "state.json");
  const file = new StateFile(path);
  file.schedule(createInitialState(now));
  await expect.poll(() => readFile(path, "utf8").catch(() => "")).toContain('"version":1');
});

test("a file that is not a state is refused and left as it is", async () => {
  const path = join(folder, "state.json");
  for (const text of ["{", "[]", '{"version":2}']) {
    await writeFile(path, text);
    await expect(new StateFile(path).read()).rejects.toThrow(StateFileError);
    expect(await readFile(path, "utf8")).toBe(text);
  }
});

test("a place that cannot be written is named", async () => {
  await writeFile(join(folder, "file"), "");
  const path = join(folder, "file", "state.json");
  await expect(new StateFile(path).read()).rejects.toThrow(path);
  const file = new StateFile(join(folder, "gone", "state.json"));
  file.schedule(createInitialState(now));
  await expect(file.flush()).rejects.toThrow(StateFileError);
});
