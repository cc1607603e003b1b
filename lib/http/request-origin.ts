import "server-only";
import { headers } from "next/headers";
import type { Origin } from "@/lib/actor";
import { env } from "@/lib/env";
import { clientAddress } from "./client-address";
import { peerHeader } from "./peer-address";

const longestUserAgent = 160;

/** Where the request that is being answered came from. */
export async function requestOrigin(): Promise<Origin> {
  return originOf(await headers());
}

/** The same of a request's headers. */
export function originOf(sent: { get(name: string): string | null }): Origin {
  const request = { peer: sent.get(peerHeader), forwardedFor: sent.get("x-forwarded-for") };
  return {
    address: clientAddress(request, env().TRUSTED_PROXIES),
    userAgent: shortened(sent.get("user-agent") ?? ""),
  };
}

/** It is the browser's word, or whoever's: bounded, and without what could break a line. */
function shortened(userAgent: string): string | null {
  return (
    userAgent
      .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, "")
      .trim()
      .slice(0, longestUserAgent) || null
  );
}
