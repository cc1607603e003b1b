import ipaddr from "ipaddr.js";

/** Networks as the setting `TRUSTED_PROXIES` names them. */
export type Networks = readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

/**
 * Where a request came from: the only rule for it. A proxy appends the address that it was called from to
 * `X-Forwarded-For`, and whoever calls may have written anything before it; so the list counts from its end, for as
 * long as each address is a proxy that we trust. Without trusted proxies it counts for nothing.
 * @param request.peer the other end of the connection
 * @param request.forwardedFor the header as it came
 * @returns in its shortest form, IPv4 as IPv4 also where it came in IPv6; null when not even the peer is known
 */
export function clientAddress(
  request: { peer: string | null; forwardedFor: string | null },
  trusted: Networks,
): string | null {
  let client = parseAddress(request.peer ?? "");
  const forwarded = request.forwardedFor?.split(",") ?? [];
  while (client && isTrusted(client, trusted)) {
    const next = forwarded.pop();
    const address = next === undefined ? null : parseAddress(next);
    // The first proxy, or one that tells nothing which is an address.
    if (!address) break;
    client = address;
  }
  return client?.toString() ?? null;
}

/** @param text with or without port, as proxies write it: `192.0.2.1:4711`, `[2001:db8::1]:4711` */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const [, bracketed, dotted] = /^\[([^\]]+)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text.trim()) ?? [];
  const address = bracketed ?? dotted ?? text.trim();
  // Others than dotted IPv4 are numbers that somebody may read otherwise: `0x7f.1`, `127.1`.
  const isWhole = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  return isWhole ? ipaddr.process(address) : null;
}

function isTrusted(address: ipaddr.IPv4 | ipaddr.IPv6, trusted: Networks): boolean {
  return trusted.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
}
