import { randomBytes } from "node:crypto";
import { settingNames } from "@/lib/settings";

/**
 * The environment of a test process: every setting of the product is there, empty unless given, because an empty
 * value keeps what `.env.local` of this machine says from the tests.
 */
export function testEnvironment(
  given: Record<string, string | undefined>,
  nodeEnv: NodeJS.ProcessEnv["NODE_ENV"],
): NodeJS.ProcessEnv {
  const absent = Object.fromEntries([...settingNames, "HOSTNAME"].map((name) => [name, ""]));
  return { ...process.env, ...absent, NEXT_DIST_DIR: testDistFolder, ...given, NODE_ENV: nodeEnv };
}

/** Beside the build of `npm start`. */
export const testDistFolder = ".next-test";

export interface TestProductSettings {
  database: { url: string };
  port: number;
  sandboxUrl: string;
  dataFolder: string;
}

/** Settings of a product that browser tests run against, with secrets of its own. */
export function testProductSettings({
  database,
  port,
  sandboxUrl,
  dataFolder,
}: TestProductSettings): Record<string, string> {
  return {
    PORT: String(port),
    // A name, because browsers know no passkeys at an address of numbers.
    APP_URL: `http://localhost:${port}`,
    DATABASE_URL: database.url,
    LATCHKEY_DATA_DIR: dataFolder,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEYS: ["test", "former"].map((id) => `${id}:${randomBytes(32).toString("base64")}`).join(),
    METRICS_TOKEN: randomBytes(24).toString("base64url"),
    ADMIN_EMAIL: "admin@latchkey.local",
    ADMIN_PASSWORD: randomBytes(12).toString("base64url"),
    MIRAKL_SANDBOX_URL: sandboxUrl,
    LOG_LEVEL: "info",
  };
}
