import "server-only";
import { parseSettings, type Settings, SettingsError } from "./settings";

type Env = Settings & Required<Pick<Settings, "DATABASE_URL" | "AUTH_SECRET" | "ENCRYPTION_KEYS">>;

let checked: Env | undefined;

/**
 * The checked settings of this process. Read on first use rather than on import, because `next build`
 * evaluates modules on machines that have no settings.
 * @throws {SettingsError} when a setting is wrong, or one that the product cannot run without is absent
 */
export function env(): Env {
  checked ??= requireAll(parseSettings(process.env));
  return checked;
}

const whyNeeded = {
  DATABASE_URL: "set: only `npm start` brings a database of its own",
  AUTH_SECRET: "set: `npm start` writes one to .env.local",
  ENCRYPTION_KEYS: "set, or ENCRYPTION_KEYS_FILE: `npm start` writes them to .env.local",
};

function requireAll(settings: Settings): Env {
  const { DATABASE_URL, AUTH_SECRET, ENCRYPTION_KEYS } = settings;
  if (DATABASE_URL && AUTH_SECRET && ENCRYPTION_KEYS) {
    return { ...settings, DATABASE_URL, AUTH_SECRET, ENCRYPTION_KEYS };
  }
  const missing = Object.entries({ DATABASE_URL, AUTH_SECRET, ENCRYPTION_KEYS })
    .filter(([, value]) => value === undefined)
    .map(([name]) => `${name} must be ${whyNeeded[name as keyof typeof whyNeeded]}. docs/operations.md says more.`);
  throw new SettingsError(missing.join("\n"));
}

/** True in a production build; development relaxes only what hot reloading needs. */
export const isProduction = process.env.NODE_ENV === "production";
