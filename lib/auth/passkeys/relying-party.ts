import "server-only";
import { isIP } from "node:net";
import { env } from "@/lib/env";

export interface RelyingParty {
  /** The RP ID: passkeys belong to this name. */
  id: string;
  origin: string;
  name: string;
}

/** Who we are to passkeys, by `APP_URL`; null where browsers know none: on http, and at an address of numbers. */
export function relyingParty(): RelyingParty | null {
  const { protocol, hostname, origin } = new URL(env().APP_URL);
  const isSecure = protocol === "https:" || hostname === "localhost";
  const isName = isIP(hostname) === 0 && !hostname.startsWith("[");
  return isSecure && isName ? { id: hostname, origin, name: "Latchkey" } : null;
}
