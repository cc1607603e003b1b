import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseSettings } from "@/lib/settings";
import { ensureSecrets, missingKeysWarning } from "./ensure-secrets";

let folder: string;
let envFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-env-"));
  envFile = join(folder, ".env.local");
});
afterEach(() => rmSync(folder, { recursive: true }));

const key = (id: string) => ({ id, key: Buffer.alloc(32) });

describe("ensureSecrets", () => {
  it("makes both secrets, valid as settings, and keeps them for their owner only", () => {
    const made = ensureSecrets({ settings: {}, sealedKeyIds: [], envFile });
    const settings = parseSettings(made);
    expect(settings.AUTH_SECRET?.length).toBeGreaterThanOrEqual(32);
    expect(settings.ENCRYPTION_KEYS).toHaveLength(1);
    expect(statSync(envFile).mode & 0o777).toBe(0o600);
    for (const [name, value] of Object.entries(made))
      expect(readFileSync(envFile, "utf8")).toContain(`${name}=${value}\n`);
  });

  it("makes another key, with another id, every time", () => {
    const first = ensureSecrets({ settings: {}, sealedKeyIds: [], envFile });
    const second = ensureSecrets({ settings: {}, sealedKeyIds: [], envFile });
    expect(first.ENCRYPTION_KEYS?.split(":")[0]).not.toBe(second.ENCRYPTION_KEYS?.split(":")[0]);
  });

  it("adds what is missing and leaves the rest of the file as it is", () => {
    writeFileSync(envFile, "PORT=4000\nAUTH_SECRET=kept");
    ensureSecrets({ settings: { AUTH_SECRET: "kept" }, sealedKeyIds: [], envFile });
    expect(readFileSync(envFile, "utf8")).toMatch(
      /^PORT=4000\nAUTH_SECRET=kept\nENCRYPTION_KEYS=k[0-9a-f]{6}:.{44}\n$/,
    );
  });

  it("writes nothing when nothing is missing", () => {
    const settings = { AUTH_SECRET: "present", ENCRYPTION_KEYS: [key("k2"), key("k1")] };
    expect(ensureSecrets({ settings, sealedKeyIds: ["k1"], envFile })).toEqual({});
    expect(() => statSync(envFile)).toThrow("ENOENT");
  });

  it.each([
    ["no key at all", undefined],
    ["another key", [key("k2")]],
  ])("makes no key when stored secrets need one that is missing, and names it: %s", (_, keys) => {
    const settings = keys ? { ENCRYPTION_KEYS: keys } : {};
    expect(() => ensureSecrets({ settings, sealedKeyIds: ["k1"], envFile })).toThrow("“k1”");
    expect(() => statSync(envFile)).toThrow("ENOENT");
  });

  it("starts with the keys that are there when only some are missing, and warns of those by name", () => {
    const settings = { AUTH_SECRET: "present", ENCRYPTION_KEYS: [key("k2")] };
    expect(ensureSecrets({ settings, sealedKeyIds: ["k1", "k2"], envFile })).toEqual({});
    expect(missingKeysWarning(["k1", "k2"], [key("k2")])).toMatch(/lacks “k1”, so some stored secrets/);
    expect(missingKeysWarning(["k1", "k2"], [key("k2"), key("k1")])).toBeNull();
  });
});
