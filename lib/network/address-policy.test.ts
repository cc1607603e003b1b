import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/errors/app-error";
import { environments } from "@/lib/vocabulary";
import { type AddressPolicy, addressPolicy } from "./address-policy";

const sandboxUrl = "http://127.0.0.1:4400";
const production = addressPolicy("production", { sandboxUrl, allowLoopback: false });
const withLoopback = addressPolicy("production", { sandboxUrl, allowLoopback: true });
const sandbox = addressPolicy("sandbox", { sandboxUrl, allowLoopback: false });

/** "allowed", or why not. */
function verdict(ask: () => void): string {
  try {
    ask();
    return "allowed";
  } catch (error) {
    if (isAppError(error, "address_not_allowed")) return error.details.reason ?? "";
    throw error;
  }
}
const urlVerdict = (policy: AddressPolicy, url: string) => verdict(() => policy.requireAllowedUrl(new URL(url)));
const addressVerdict = (policy: AddressPolicy, hostname: string, address: string) =>
  verdict(() => policy.requireAllowedAddress(hostname, address));

describe("addresses as written", () => {
  it.each(["https://acme-prod.mirakl.net", "https://marketplace.bestbuy.ca/api", "https://acme.example:8443"])(
    "allows the public name %s",
    (url) => {
      expect(urlVerdict(production, url)).toBe("allowed");
      expect(urlVerdict(withLoopback, url)).toBe("allowed");
    },
  );

  it.each([
    ["http://acme-prod.mirakl.net", "only https is allowed"],
    ["ftp://acme-prod.mirakl.net", "only https is allowed"],
    ["https://10.0.0.1", "only names are allowed, not IP addresses"],
    ["https://93.184.216.34", "only names are allowed, not IP addresses"],
    ["https://2130706433", "only names are allowed, not IP addresses"],
    ["https://0x7f.1", "only names are allowed, not IP addresses"],
    ["https://[2606:2800:220:1::1]", "only names are allowed, not IP addresses"],
    ["https://[::ffff:10.0.0.1]", "only names are allowed, not IP addresses"],
    ["https://127.0.0.1:9000", "only names are allowed, not IP addresses"],
    ["https://localhost", "its name is not public"],
    ["https://LOCALHOST.", "its name is not public"],
    ["https://intranet", "its name is not public"],
    ["https://intranet.", "its name is not public"],
    ["https://printer.local", "its name is not public"],
    ["https://metadata.google.internal", "its name is not public"],
    ["https://a.localhost", "its name is not public"],
    ["https://user@acme-prod.mirakl.net", "it contains a user name or password"],
    ["https://:word@acme-prod.mirakl.net", "it contains a user name or password"],
  ])("refuses %s", (url, reason) => {
    expect(urlVerdict(production, url)).toBe(reason);
  });

  it("names host and port in the error", () => {
    const message = "localhost:9000 is not an address that Latchkey may call: only https is allowed.";
    expect(() => production.requireAllowedUrl(new URL("http://localhost:9000"))).toThrow(
      expect.objectContaining({ code: "address_not_allowed", sentence: message }),
    );
  });

  it.each(["http://127.0.0.1:9000", "https://localhost:9000", "http://localhost"])(
    "allows %s only where loopback is allowed",
    (url) => {
      expect(urlVerdict(withLoopback, url)).toBe("allowed");
      expect(urlVerdict(production, url)).not.toBe("allowed");
    },
  );

  it("allows no other private address where loopback is allowed", () => {
    for (const url of [
      "http://127.0.0.2",
      "http://[::1]",
      "http://10.0.0.1",
      "https://a.localhost",
      "ftp://localhost",
    ]) {
      expect(urlVerdict(withLoopback, url), url).not.toBe("allowed");
    }
  });
});

describe("the sandbox", () => {
  it.each(["http://127.0.0.1:4400", "http://localhost:4400/api", "http://127.0.0.1:4409"])(
    "is reached at %s by its environment and by no other",
    (url) => {
      expect(urlVerdict(sandbox, url)).toBe("allowed");
      for (const environment of environments.filter((name) => name !== "sandbox")) {
        const policy = addressPolicy(environment, { sandboxUrl, allowLoopback: true });
        expect(urlVerdict(policy, url)).toBe("only the environment Sandbox reaches it");
        expect(urlVerdict(policy, url.replace("http:", "https:"))).toBe("only the environment Sandbox reaches it");
      }
    },
  );

  it.each([
    "http://127.0.0.1:4399",
    "http://127.0.0.1:4410",
    "https://127.0.0.1:4400",
    "http://127.0.0.2:4400",
    "http://[::1]:4400",
    "http://10.0.0.1:4400",
    "https://acme-prod.mirakl.net",
    "http://user@127.0.0.1:4400",
  ])("does not extend to %s", (url) => {
    expect(urlVerdict(sandbox, url)).not.toBe("allowed");
    expect(urlVerdict(addressPolicy("sandbox", { sandboxUrl, allowLoopback: true }), url)).not.toBe("allowed");
  });

  it("reaches nothing while none is configured", () => {
    const none = addressPolicy("sandbox", { sandboxUrl: undefined, allowLoopback: true });
    expect(urlVerdict(none, "http://127.0.0.1:4400")).toBe("no sandbox is configured");
  });

  it("may run on another machine, wherever its name leads", () => {
    const settings = { sandboxUrl: "https://sandbox.example.com", allowLoopback: false };
    const remote = addressPolicy("sandbox", settings);
    expect(urlVerdict(remote, "https://sandbox.example.com:452/api")).toBe("allowed");
    expect(addressVerdict(remote, "sandbox.example.com", "10.1.2.3")).toBe("allowed");
    const other = addressPolicy("development", settings);
    expect(urlVerdict(other, "https://sandbox.example.com")).toBe("only the environment Sandbox reaches it");
  });
});

describe("addresses behind a name", () => {
  it.each(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])("allows %s", (address) => {
    expect(addressVerdict(production, "acme-prod.mirakl.net", address)).toBe("allowed");
  });

  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "168.63.129.16",
    "::ffff:168.63.129.16",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1%eth0",
    "fd00::1",
    "fec0::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::10.0.0.1",
    "2002:a00:1::",
    "2001::1",
    "2001:db8::1",
    "4000::1",
    "not an address",
  ])("refuses %s, even where loopback is allowed", (address) => {
    const reason = "its name leads to an address that is not public";
    expect(addressVerdict(production, "acme-prod.mirakl.net", address)).toBe(reason);
    expect(addressVerdict(withLoopback, "acme-prod.mirakl.net", address)).toBe(reason);
  });

  it("lets localhost lead to this machine only, and only where that is allowed", () => {
    expect(addressVerdict(withLoopback, "localhost", "127.0.0.1")).toBe("allowed");
    expect(addressVerdict(withLoopback, "localhost", "::1")).toBe("allowed");
    expect(addressVerdict(withLoopback, "localhost", "93.184.216.34")).not.toBe("allowed");
    expect(addressVerdict(production, "localhost", "127.0.0.1")).not.toBe("allowed");
    expect(addressVerdict(sandbox, "localhost", "127.0.0.1")).toBe("allowed");
    expect(addressVerdict(sandbox, "localhost", "10.0.0.1")).toBe("its name leads away from this machine");
  });
});
