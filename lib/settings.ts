import { readFileSync } from "node:fs";
import ipaddr from "ipaddr.js";
import { z } from "zod";

/** Every setting the product reads; `docs/operations.md` explains each. Empty counts as absent. */
export const settingNames = [
  "PORT",
  "APP_URL",
  "DATABASE_URL",
  "DATABASE_MIGRATE_URL",
  "LATCHKEY_DATA_DIR",
  "AUTH_SECRET",
  "ENCRYPTION_KEYS",
  "ENCRYPTION_KEYS_FILE",
  "ADMIN_EMAIL",
  "ADMIN_PASSWORD",
  "SANDBOX",
  "SANDBOX_PORT",
  "MIRAKL_AUTH_URL_DEVELOPMENT",
  "MIRAKL_AUTH_URL_PREPRODUCTION",
  "MIRAKL_AUTH_URL_PRODUCTION",
  "MIRAKL_SANDBOX_URL",
  "MIRAKL_CONNECT_URL",
  "MIRAKL_ALLOW_LOOPBACK",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_NAME",
  "OIDC_ROLE_CLAIM",
  "OIDC_ADMIN_VALUES",
  "OIDC_VIEWER_VALUES",
  "TRUSTED_PROXIES",
  "METRICS_TOKEN",
  "LOG_LEVEL",
] as const;
export type SettingName = (typeof settingNames)[number];

const port = z.coerce
  .number({ error: "a port number" })
  .int("a port number")
  .min(1, "a port number")
  .max(65535, "a port number");
const httpUrl = (expected: string) =>
  z.string().refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), expected);
const postgresUrl = z
  .string()
  .refine(
    (value) => /^postgres(ql)?:\/\//.test(value),
    "an address such as postgres://user:password@host:5432/latchkey",
  );
const onOff = z.enum(["on", "off"], { error: 'either "on" or "off"' });

const keysExpected = "id:base64key, each key 32 bytes, newest first, ids different";
const encryptionKeys = z.string().transform((value, context) => {
  const keys = value.split(/[,\n]/).flatMap((entry) => {
    if (!entry.trim()) return [];
    const [, id, base64] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry.trim()) ?? [];
    return [{ id: id ?? "", key: Buffer.from(base64 ?? "", "base64") }];
  });
  const distinct = new Set(keys.map(({ id }) => id)).size === keys.length;
  if (keys.length === 0 || !distinct || keys.some(({ id, key }) => !id || key.length !== 32)) {
    context.addIssue({ code: "custom", message: keysExpected });
    return z.NEVER;
  }
  return keys;
});

const networks = z.string().transform((value, context) => {
  try {
    return value.split(",").map((entry) => parseNetwork(entry.trim()));
  } catch {
    context.addIssue({
      code: "custom",
      message: "addresses and networks such as 10.0.0.0/8, separated by commas",
    });
    return z.NEVER;
  }
});

/** @throws when it is neither an address nor a network */
function parseNetwork(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  // Short forms of IPv4 such as 10/8 are read in several ways.
  if (!text.includes(":") && !/^\d+\.\d+\.\d+\.\d+(\/\d+)?$/.test(text)) throw new Error("not an address");
  if (text.includes("/")) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

const list = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
  );

/** The same in a file, one key a line if that is easier: secret stores hand out files, and the environment is inherited. */
const encryptionKeysFile = z.string().transform((path, context) => {
  const keys = encryptionKeys.safeParse(readText(path));
  if (keys.success) return keys.data;
  context.addIssue({ code: "custom", message: `the path of a readable file with ${keysExpected}` });
  return z.NEVER;
});

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

const schema = z
  .object({
    PORT: port.default(3000),
    APP_URL: httpUrl("an http or https address such as https://latchkey.example.com").optional(),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_MIGRATE_URL: postgresUrl.optional(),
    LATCHKEY_DATA_DIR: z.string().default(".data"),
    AUTH_SECRET: z.string().min(32, "at least 32 characters").optional(),
    ENCRYPTION_KEYS: encryptionKeys.optional(),
    ENCRYPTION_KEYS_FILE: encryptionKeysFile.optional(),
    ADMIN_EMAIL: z.email("an e-mail address").default("admin@latchkey.local"),
    ADMIN_PASSWORD: z.string().min(12, "at least 12 characters").optional(),
    SANDBOX: onOff.optional(),
    SANDBOX_PORT: port.max(65526, "a port number that leaves nine above it").default(4400),
    MIRAKL_AUTH_URL_DEVELOPMENT: httpUrl("an https address").default("https://auth-dev.mirakl.net"),
    MIRAKL_AUTH_URL_PREPRODUCTION: httpUrl("an https address").default("https://auth-preprod.mirakl.net"),
    MIRAKL_AUTH_URL_PRODUCTION: httpUrl("an https address").default("https://auth.mirakl.net"),
    MIRAKL_SANDBOX_URL: httpUrl("the address of a sandbox such as http://127.0.0.1:4400").optional(),
    MIRAKL_CONNECT_URL: httpUrl("an https address").default("https://miraklconnect.com"),
    MIRAKL_ALLOW_LOOPBACK: z.enum(["true", "false"], { error: 'either "true" or "false"' }).default("false"),
    OIDC_ISSUER: httpUrl("an https address such as https://id.example.com").optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().max(40, "at most 40 characters").default("single sign-on"),
    OIDC_ROLE_CLAIM: z.string().default("groups"),
    OIDC_ADMIN_VALUES: list,
    OIDC_VIEWER_VALUES: list,
    TRUSTED_PROXIES: networks.default([]),
    METRICS_TOKEN: z.string().min(16, "at least 16 characters").optional(),
    LOG_LEVEL: z
      .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
        error: "one of fatal, error, warn, info, debug, trace, silent",
      })
      .default("info"),
  })
  .transform((raw, context) => {
    const appUrl = new URL(raw.APP_URL ?? `http://localhost:${raw.PORT}`).origin;
    const isHttps = appUrl.startsWith("https:");
    const allowLoopback = raw.MIRAKL_ALLOW_LOOPBACK === "true";
    const refuse = (name: SettingName, expected: string) =>
      context.addIssue({ code: "custom", path: [name], message: expected });

    if (raw.ENCRYPTION_KEYS && raw.ENCRYPTION_KEYS_FILE) {
      refuse("ENCRYPTION_KEYS_FILE", "absent while ENCRYPTION_KEYS is set: one of them holds all keys");
    }
    if (allowLoopback && isHttps) {
      refuse("MIRAKL_ALLOW_LOOPBACK", "absent while APP_URL is https: it is for tests and development only");
    }
    if (raw.SANDBOX === "on" && isHttps) refuse("SANDBOX", '"off" while APP_URL is https');
    for (const name of [
      "MIRAKL_AUTH_URL_DEVELOPMENT",
      "MIRAKL_AUTH_URL_PREPRODUCTION",
      "MIRAKL_AUTH_URL_PRODUCTION",
      "MIRAKL_CONNECT_URL",
    ] as const) {
      const { protocol, hostname } = new URL(raw[name]);
      const loopback = allowLoopback && (hostname === "localhost" || hostname === "127.0.0.1");
      if (protocol !== "https:" && !loopback) refuse(name, "an https address");
    }
    refuseHalfOidc(raw, refuse);
    if (raw.OIDC_ISSUER && !isHttpsOrLocal(raw.OIDC_ISSUER, isHttps)) refuse("OIDC_ISSUER", "an https address");
    const { ENCRYPTION_KEYS_FILE, ...settings } = raw;
    const fromFile = ENCRYPTION_KEYS_FILE && { ENCRYPTION_KEYS: ENCRYPTION_KEYS_FILE };
    return { ...settings, ...fromFile, APP_URL: appUrl, MIRAKL_ALLOW_LOOPBACK: allowLoopback };
  });

/** Single sign-on needs all of its settings, or none. */
function refuseHalfOidc(
  raw: {
    OIDC_ISSUER?: string | undefined;
    OIDC_CLIENT_ID?: string | undefined;
    OIDC_CLIENT_SECRET?: string | undefined;
    OIDC_ADMIN_VALUES: string[];
    OIDC_VIEWER_VALUES: string[];
  },
  refuse: (name: SettingName, expected: string) => void,
): void {
  const needed = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  const hasValues = raw.OIDC_ADMIN_VALUES.length + raw.OIDC_VIEWER_VALUES.length > 0;
  if (!hasValues && needed.every((name) => !raw[name])) return;
  for (const name of needed)
    if (!raw[name]) refuse(name, "set together with the other OIDC_ settings, or none of them");
  if (!hasValues) refuse("OIDC_ADMIN_VALUES", "set, or OIDC_VIEWER_VALUES: otherwise nobody could sign in");
}

/** A provider on this machine is for tests and development. */
function isHttpsOrLocal(address: string, isHttps: boolean): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (!isHttps && (hostname === "localhost" || hostname === "127.0.0.1"));
}

export type Settings = z.output<typeof schema>;

/** A setting is wrong or missing: `message` is one sentence per setting, without its value. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * Checks all settings at once.
 * @param source usually `process.env`; names that are not in {@link settingNames} are ignored
 * @throws {SettingsError} naming every wrong setting and what is expected of it
 */
export function parseSettings(source: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(
    settingNames.map((name) => [name, source[name]?.trim()] as const).filter(([, value]) => value),
  );
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  throw new SettingsError(
    result.error.issues.map((issue) => `${issue.path.join(".")} must be ${issue.message}.`).join("\n"),
  );
}
