import { AppError } from "@/lib/errors/app-error";
import type { AddressPolicy } from "./address-policy";
import { type ResolveHost, resolveAllowed, resolveHost } from "./guarded-lookup";
import { toNetworkError } from "./network-error";

/** Throws when an address may not be called, or when its name leads nowhere. */
export type CheckAddress = (url: URL, options?: { timeoutMs?: number }) => Promise<void>;

/**
 * The first step of a verification: is the address allowed as written, does its name resolve, and are the addresses
 * behind it allowed? No connection is opened: the call that follows does that, with the same questions.
 *
 * Its function throws AppError `address_not_allowed`, `address_not_found` or, after 10 s, `connection_timed_out`.
 */
export function createAddressCheck(guard: { policy: AddressPolicy; lookup?: ResolveHost }): CheckAddress {
  const { policy, lookup = resolveHost } = guard;
  return async (url, { timeoutMs = 10_000 } = {}) => {
    policy.requireAllowedUrl(url);
    const timeoutSeconds = timeoutMs / 1_000;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      const error = new AppError("connection_timed_out", { details: { host: url.host, timeoutSeconds } });
      timer = setTimeout(() => reject(error), timeoutMs);
    });
    try {
      await Promise.race([resolveAllowed(url.hostname, { policy, lookup }), timeout]);
    } catch (error) {
      throw toNetworkError(error, { host: url.host, timeoutSeconds }) ?? error;
    } finally {
      clearTimeout(timer);
    }
  };
}
