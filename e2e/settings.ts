/** What the browser tests are run against. `npm test` sets all of it. */
export interface RunSettings {
  /** Origin of the product. */
  baseUrl: string;
  /** Origin of the server that plays Mirakl. */
  sandboxUrl: string;
  admin: { email: string; password: string };
  /** Address of the product's database, for a role that may read every table. */
  databaseUrl: string;
  /** What monitoring shows to read the metrics. */
  metricsToken: string;
  /** Secrets of the running product's settings, by the setting's name. */
  secretSettings: Record<string, string>;
  /** Log files of every process. */
  logFiles: string[];
  /** For a command of the product as if its settings still had the former encryption key first. */
  formerEnvironment: NodeJS.ProcessEnv;
}

/** @throws when a variable that no test can do without is missing */
export function readRunSettings(): RunSettings {
  // biome-ignore lint/style/noProcessEnv: the one place where the browser tests read what they run against
  const source = process.env;
  const required = (name: string): string => {
    const value = source[name];
    if (!value) throw new Error(`${name} is not set: run the browser tests with \`npm test -- e2e\`.`);
    return value;
  };
  return {
    baseUrl: new URL(required("E2E_BASE_URL")).origin,
    sandboxUrl: new URL(required("E2E_SANDBOX_URL")).origin,
    admin: { email: required("E2E_ADMIN_EMAIL"), password: required("E2E_ADMIN_PASSWORD") },
    databaseUrl: required("E2E_DATABASE_URL"),
    metricsToken: required("E2E_METRICS_TOKEN"),
    secretSettings: JSON.parse(required("E2E_SECRET_SETTINGS")),
    logFiles: required("E2E_LOG_FILES").split(":"),
    formerEnvironment: JSON.parse(required("E2E_FORMER_ENVIRONMENT")),
  };
}
