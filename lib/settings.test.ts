import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseSettings, SettingsError } from "./settings";

const key = Buffer.alloc(32, 1).toString("base64");

function problemOf(source: Record<string, string>): string {
  try {
    parseSettings(source);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "";
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-keys-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function keysFile(text: string): string {
  const path = join(folder, "keys");
  writeFileSync(path, text);
  return path;
}

describe("parseSettings", () => {
  it("has defaults for everything that can have one", () => {
    expect(parseSettings({})).toMatchObject({
      PORT: 3000,
      APP_URL: "http://localhost:3000",
      LATCHKEY_DATA_DIR: ".data",
      SANDBOX_PORT: 4400,
      MIRAKL_AUTH_URL_PRODUCTION: "https://auth.mirakl.net",
      MIRAKL_CONNECT_URL: "https://miraklconnect.com",
      MIRAKL_ALLOW_LOOPBACK: false,
    });
  });

  it("counts empty as absent, and lets the address follow the port", () => {
    expect(parseSettings({ PORT: " 8080 ", APP_URL: "", DATABASE_URL: " " })).toMatchObject({
      APP_URL: "http://localhost:8080",
    });
    expect(parseSettings({ DATABASE_URL: "" }).DATABASE_URL).toBeUndefined();
  });

  it("reads a key ring, newest first", () => {
    const keys = parseSettings({ ENCRYPTION_KEYS: `k2:${key},k1:${key}` }).ENCRYPTION_KEYS;
    expect(keys?.map(({ id, key: bytes }) => [id, bytes.length])).toEqual([
      ["k2", 32],
      ["k1", 32],
    ]);
  });

  it("takes single sign-on whole or not at all", () => {
    const whole = {
      OIDC_ISSUER: "https://id.example.com",
      OIDC_CLIENT_ID: "latchkey",
      OIDC_CLIENT_SECRET: "secret",
      OIDC_ADMIN_VALUES: "ops, lk-admins,",
    };
    expect(parseSettings(whole)).toMatchObject({
      OIDC_NAME: "single sign-on",
      OIDC_ROLE_CLAIM: "groups",
      OIDC_ADMIN_VALUES: ["ops", "lk-admins"],
      OIDC_VIEWER_VALUES: [],
    });
    for (const name of ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ADMIN_VALUES"] as const) {
      expect(() => parseSettings({ ...whole, [name]: "" }), name).toThrow(`${name} must be set`);
    }
    const local = { ...whole, OIDC_ISSUER: "http://127.0.0.1:9000" };
    expect(parseSettings(local).OIDC_ISSUER).toBe("http://127.0.0.1:9000");
    const refused = "OIDC_ISSUER must be an https address";
    expect(() => parseSettings({ ...local, APP_URL: "https://latchkey.example.com" })).toThrow(refused);
    expect(() => parseSettings({ ...whole, OIDC_ISSUER: "http://id.example.com" })).toThrow(refused);
  });

  it("reads whose forwarded addresses count", () => {
    const networks = parseSettings({ TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.7,2001:db8::/32,::1" }).TRUSTED_PROXIES;
    expect(networks.map(([network, bits]) => `${network}/${bits}`)).toEqual([
      "10.0.0.0/8",
      "192.0.2.7/32",
      "2001:db8::/32",
      "::1/128",
    ]);
    expect(parseSettings({}).TRUSTED_PROXIES).toEqual([]);
  });

  it.each([`k2:${key},k1:${key}`, `k2:${key}\nk1:${key}\n`, `\r\nk2:${key},\r\nk1:${key}\r\n`])(
    "reads the key ring from a file as well: %j",
    (text) => {
      const settings = parseSettings({ ENCRYPTION_KEYS_FILE: keysFile(text) });
      expect(settings.ENCRYPTION_KEYS?.map(({ id, key: bytes }) => [id, bytes.length])).toEqual([
        ["k2", 32],
        ["k1", 32],
      ]);
    },
  );

  it("refuses a file without keys, without saying what it holds, and two places for the keys", () => {
    const expected = /^ENCRYPTION_KEYS_FILE must be the path of a readable file with id:base64key/;
    for (const text of ["", "\n", "k1:hunter2", `k1:${key}\nk1:${key}`]) {
      const problem = problemOf({ ENCRYPTION_KEYS_FILE: keysFile(text) });
      expect(problem).toMatch(expected);
      expect(problem).not.toContain("hunter2");
    }
    expect(problemOf({ ENCRYPTION_KEYS_FILE: join(folder, "missing") })).toMatch(expected);
    expect(problemOf({ ENCRYPTION_KEYS: `k1:${key}`, ENCRYPTION_KEYS_FILE: keysFile(`k1:${key}`) })).toMatch(
      /^ENCRYPTION_KEYS_FILE must be absent while ENCRYPTION_KEYS is set/,
    );
  });

  it.each([
    ["TRUSTED_PROXIES", "proxy.acme.example"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "10/8"],
    ["TRUSTED_PROXIES", "10.0.0.1,"],
    ["PORT", "http"],
    ["PORT", "70000"],
    ["APP_URL", "dashboard.acme.example"],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["AUTH_SECRET", "short"],
    ["ENCRYPTION_KEYS", "k1"],
    ["ENCRYPTION_KEYS", `k1:${Buffer.alloc(16).toString("base64")}`],
    ["ENCRYPTION_KEYS", `k1:${key},k1:${key}`],
    ["ADMIN_EMAIL", "admin"],
    ["ADMIN_PASSWORD", "short"],
    ["SANDBOX", "yes"],
    ["SANDBOX_PORT", "65530"],
    ["MIRAKL_AUTH_URL_PRODUCTION", "http://auth.mirakl.net"],
    ["MIRAKL_AUTH_URL_PRODUCTION", "http://127.0.0.1:9000"],
    ["MIRAKL_ALLOW_LOOPBACK", "1"],
    ["LOG_LEVEL", "loud"],
  ])("names %s when it is %j", (name, value) => {
    expect(problemOf({ [name]: value })).toMatch(new RegExp(`^${name} must be `));
  });

  it("never repeats a value: it may be a secret", () => {
    const source = {
      AUTH_SECRET: "hunter2",
      ADMIN_PASSWORD: "hunter2",
      METRICS_TOKEN: "hunter2",
      ENCRYPTION_KEYS: "k1:hunter2",
    };
    expect(problemOf(source).split("\n")).toHaveLength(4);
    expect(problemOf(source)).not.toContain("hunter2");
  });

  it("names all wrong settings at once", () => {
    expect(problemOf({ PORT: "x", LOG_LEVEL: "loud" }).split("\n")).toHaveLength(2);
  });

  it("refuses loopback and sandbox where people reach the product over https", () => {
    const APP_URL = "https://latchkey.example.com";
    expect(problemOf({ APP_URL, MIRAKL_ALLOW_LOOPBACK: "true" })).toMatch(/^MIRAKL_ALLOW_LOOPBACK must be absent/);
    expect(problemOf({ APP_URL, SANDBOX: "on" })).toMatch(/^SANDBOX must be "off"/);
    expect(problemOf({ MIRAKL_ALLOW_LOOPBACK: "true", MIRAKL_AUTH_URL_PRODUCTION: "http://localhost:9000" })).toBe("");
  });
});
