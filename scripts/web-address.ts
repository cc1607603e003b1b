import { isIP } from "node:net";
import type { Settings } from "@/lib/settings";

/**
 * The address of this machine that the web server listens on. A product whose address is local answers this machine
 * only; any other answers the network. `HOSTNAME`, as containers set it for Next, decides where it is an IP address.
 */
export function listenHost(settings: Pick<Settings, "APP_URL">, hostname: string | undefined): string {
  if (hostname && isIP(hostname)) return hostname;
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(settings.APP_URL).hostname) ? "127.0.0.1" : "0.0.0.0";
}

/** Where this machine itself reaches a server that listens on `host`. */
export function localAddress(host: string, port: number): string {
  if (host === "0.0.0.0") return `http://127.0.0.1:${port}`;
  if (host === "::") return `http://[::1]:${port}`;
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}
