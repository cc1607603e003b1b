import { hkdfSync } from "node:crypto";
import type { Settings } from "@/lib/settings";

/**
 * What Next and next-auth read by names of their own, derived from our settings. All web processes with one
 * `AUTH_SECRET` share the key that seals what server actions carry through the browser.
 */
export function webEnvironment(settings: Pick<Settings, "APP_URL"> & { AUTH_SECRET: string }): Record<string, string> {
  const actionsKey = hkdfSync("sha256", settings.AUTH_SECRET, "", "latchkey next server actions", 32);
  return {
    NEXTAUTH_URL: settings.APP_URL,
    NEXTAUTH_SECRET: settings.AUTH_SECRET,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.from(actionsKey).toString("base64"),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
