import { promises as dns, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { AppError } from "@/lib/errors/app-error";
import type { AddressPolicy } from "./address-policy";

/** All addresses of a host name. Rejects as `dns.lookup` does. */
export type ResolveHost = (hostname: string) => Promise<LookupAddress[]>;

/** The operating system's resolver. */
export const resolveHost: ResolveHost = (hostname) => dns.lookup(hostname, { all: true });

/**
 * Resolves a name and holds every address it leads to against the policy: one forbidden address forbids the name,
 * whichever a connection would have picked.
 * @throws AppError `address_not_allowed`, or `address_not_found` when the name has no address
 */
export async function resolveAllowed(
  hostname: string,
  guard: { policy: AddressPolicy; lookup: ResolveHost },
): Promise<LookupAddress[]> {
  const addresses = await guard.lookup(hostname);
  if (addresses.length === 0) throw new AppError("address_not_found", { details: { host: hostname } });
  for (const { address } of addresses) guard.policy.requireAllowedAddress(hostname, address);
  return addresses;
}

/**
 * The lookup of every new connection. It runs at connect time and its very result is connected to, so that a name
 * that was public when it was checked cannot turn into a private address afterwards.
 */
export function guardedLookup(guard: { policy: AddressPolicy; lookup: ResolveHost }): LookupFunction {
  return (hostname, options, callback) => {
    resolveAllowed(hostname, guard).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all || !first) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}
