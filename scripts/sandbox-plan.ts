import type { Settings } from "@/lib/settings";

export interface SandboxPlan {
  /** What the product is told; null = no sandbox. */
  url: string | null;
  /** First port of the sandbox that is to be started; null when none is, or another server stands in its place. */
  startOnPort: number | null;
}

/**
 * Whether `npm start` starts the sandbox: by default with the built-in database, never under an https address, and
 * not when `MIRAKL_SANDBOX_URL` names one that runs already.
 */
export function sandboxPlan(
  settings: Pick<Settings, "SANDBOX" | "SANDBOX_PORT" | "DATABASE_URL" | "APP_URL" | "MIRAKL_SANDBOX_URL">,
): SandboxPlan {
  const byDefault = !settings.DATABASE_URL && !settings.APP_URL.startsWith("https:") ? "on" : "off";
  if (settings.MIRAKL_SANDBOX_URL && settings.SANDBOX !== "on") {
    return { url: settings.SANDBOX === "off" ? null : settings.MIRAKL_SANDBOX_URL, startOnPort: null };
  }
  if ((settings.SANDBOX ?? byDefault) === "off") return { url: null, startOnPort: null };
  return { url: `http://127.0.0.1:${settings.SANDBOX_PORT}`, startOnPort: settings.SANDBOX_PORT };
}
