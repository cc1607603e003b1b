import ipaddr from "ipaddr.js";
import { AppError } from "@/lib/errors/app-error";
import type { Environment } from "@/lib/vocabulary";

/** What may be called on behalf of one environment. Both questions are asked for every call. */
export interface AddressPolicy {
  /** @throws AppError `address_not_allowed` when the address as written may not be called */
  requireAllowedUrl(url: URL): void;
  /**
   * @param hostname as in the URL
   * @param address IPv4 or IPv6, one of those that the name leads to
   * @throws AppError `address_not_allowed` when a connection to it may not be opened
   */
  requireAllowedAddress(hostname: string, address: string): void;
}

export interface AddressPolicySettings {
  /** Address of the configured sandbox; undefined = there is none. */
  sandboxUrl: string | undefined;
  /** Tests and development: 127.0.0.1 and localhost count as public, by http too. */
  allowLoopback: boolean;
}

/** The sandbox listens on its port and those that follow: one for authentication, one for each marketplace. */
const sandboxPorts = 10;
const loopbackHosts = ["localhost", "127.0.0.1"];
/** Names that exist inside a network only: RFC 6761, RFC 6762, RFC 8375 and ICANN's `internal`. */
const privateSuffixes = [".localhost", ".local", ".internal", ".home.arpa"];

/**
 * Decides which addresses the accounts of an environment may lead to: public names over https, nothing else. The
 * environment Sandbox reaches the configured sandbox and only that, and no other environment reaches it.
 */
export function addressPolicy(environment: Environment, settings: AddressPolicySettings): AddressPolicy {
  const sandbox = settings.sandboxUrl === undefined ? null : new URL(settings.sandboxUrl);
  return environment === "sandbox" ? sandboxPolicy(sandbox) : publicPolicy(sandbox, settings.allowLoopback);
}

function sandboxPolicy(sandbox: URL | null): AddressPolicy {
  return {
    requireAllowedUrl(url) {
      refuseUserInfo(url);
      if (!sandbox) throw refusal(url.host, "no sandbox is configured");
      if (url.protocol !== sandbox.protocol || !isAtSandbox(url, sandbox)) {
        throw refusal(url.host, "the environment Sandbox reaches the configured sandbox only");
      }
    },
    requireAllowedAddress(hostname, address) {
      // Where the sandbox has a name of its own, whoever configured it decided where it runs.
      if (isLoopbackHost(hostname) && rangeOf(address) !== "loopback") {
        throw refusal(hostname, "its name leads away from this machine");
      }
    },
  };
}

function publicPolicy(sandbox: URL | null, allowLoopback: boolean): AddressPolicy {
  return {
    requireAllowedUrl(url) {
      refuseUserInfo(url);
      if (sandbox && isAtSandbox(url, sandbox)) throw refusal(url.host, "only the environment Sandbox reaches it");
      if (allowLoopback && isLoopbackHost(url.hostname) && /^https?:$/.test(url.protocol)) return;
      if (url.protocol !== "https:") throw refusal(url.host, "only https is allowed");
      const name = bareName(url.hostname);
      if (ipaddr.isValid(name.replace(/^\[|\]$/g, "")))
        throw refusal(url.host, "only names are allowed, not IP addresses");
      if (!name.includes(".") || privateSuffixes.some((suffix) => name.endsWith(suffix))) {
        throw refusal(url.host, "its name is not public");
      }
    },
    requireAllowedAddress(hostname, address) {
      const allowed = allowLoopback && isLoopbackHost(hostname) ? rangeOf(address) === "loopback" : isPublic(address);
      if (!allowed) throw refusal(hostname, "its name leads to an address that is not public");
    },
  };
}

function isAtSandbox(url: URL, sandbox: URL): boolean {
  const sameHost =
    bareName(url.hostname) === bareName(sandbox.hostname) ||
    (isLoopbackHost(url.hostname) && isLoopbackHost(sandbox.hostname));
  const offset = portOf(url) - portOf(sandbox);
  return sameHost && offset >= 0 && offset < sandboxPorts;
}

function refuseUserInfo(url: URL): void {
  if (url.username || url.password) throw refusal(url.host, "it contains a user name or password");
}

function isLoopbackHost(hostname: string): boolean {
  return loopbackHosts.includes(bareName(hostname));
}

/** `acme.example.` and `acme.example` are one name. */
function bareName(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, "");
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === "https:" ? 443 : 80);
}

/** An IPv4 address inside an IPv6 one (`::ffff:10.0.0.1`) counts as what it is. */
function rangeOf(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).range() : "invalid";
}

const globalUnicast = ipaddr.IPv6.parse("2000::");

/** Public by its range, and answered by the machine beneath: what Azure tells its guests, credentials among it. */
const hostOfGuests = "168.63.129.16";

function isPublic(address: string): boolean {
  if (rangeOf(address) !== "unicast") return false;
  const parsed = ipaddr.process(address);
  if (parsed.toString() === hostOfGuests) return false;
  // ipaddr.js calls everything unicast that no other range claims; of IPv6 only 2000::/3 is in public use.
  return parsed.kind() === "ipv4" || parsed.match(globalUnicast, 3);
}

function refusal(host: string, reason: string): AppError {
  return new AppError("address_not_allowed", { details: { host, reason } });
}
