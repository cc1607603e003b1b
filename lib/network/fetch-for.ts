import "server-only";
import { count } from "@/lib/counters";
import { env } from "@/lib/env";
import type { Environment } from "@/lib/vocabulary";
import { type AddressPolicy, addressPolicy } from "./address-policy";
import { type CheckAddress, createAddressCheck } from "./check-address";
import { createGuardedFetch, type FinishedCall, type GuardedFetch, type OutgoingFetch } from "./guarded-fetch";

const fetches = new Map<Environment, GuardedFetch>();

/**
 * The way out for accounts of an environment, with connections that are kept for the next call. One per environment
 * and process, so that no environment ever uses a connection that was allowed to another.
 */
export function fetchFor(environment: Environment): GuardedFetch {
  const existing = fetches.get(environment);
  if (existing) return existing;
  const created = createGuardedFetch({ policy: policyFor(environment), onCall: countCall });
  fetches.set(environment, created);
  return created;
}

function countCall({ host, outcome, durationMs }: FinishedCall): void {
  count("latchkey_host_calls_total", [host, outcome]);
  count("latchkey_host_call_seconds_total", [host], durationMs / 1_000);
}

/** The same way out for large answers: their body is read as it comes, and may be 64 MB. */
export function streamFor(environment: Environment): OutgoingFetch {
  return fetchFor(environment).stream;
}

/** The address check of a verification for accounts of an environment. */
export function addressCheckFor(environment: Environment): CheckAddress {
  return createAddressCheck({ policy: policyFor(environment) });
}

/** @throws AppError `address_not_allowed` when accounts of the environment may not lead there */
export function requireAllowedUrl(environment: Environment, url: URL): void {
  policyFor(environment).requireAllowedUrl(url);
}

function policyFor(environment: Environment): AddressPolicy {
  const { MIRAKL_SANDBOX_URL, MIRAKL_ALLOW_LOOPBACK } = env();
  return addressPolicy(environment, { sandboxUrl: MIRAKL_SANDBOX_URL, allowLoopback: MIRAKL_ALLOW_LOOPBACK });
}
