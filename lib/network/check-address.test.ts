import type { LookupAddress } from "node:dns";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { addressPolicy } from "./address-policy";
import { createAddressCheck } from "./check-address";
import type { ResolveHost } from "./guarded-lookup";

const policy = addressPolicy("production", { sandboxUrl: undefined, allowLoopback: false });
const url = new URL("https://acme.example.com:8443");

async function check(lookup: ResolveHost, of = url, options?: { timeoutMs: number }) {
  return createAddressCheck({ policy, lookup })(of, options).then(
    () => "allowed",
    (error: unknown) => (error instanceof AppError ? { code: error.code, ...error.details } : error),
  );
}

describe("createAddressCheck", () => {
  it("allows a public name, and looks up the name without its port", async () => {
    const asked: string[] = [];
    const lookup: ResolveHost = async (hostname) => {
      asked.push(hostname);
      return [{ address: "93.184.216.34", family: 4 }];
    };
    expect(await check(lookup)).toBe("allowed");
    expect(asked).toEqual(["acme.example.com"]);
  });

  it("refuses an address as written without looking it up", async () => {
    const lookup = () => Promise.reject(new Error("must not be asked"));
    expect(await check(lookup, new URL("https://10.0.0.1"))).toMatchObject({ code: "address_not_allowed" });
  });

  it("refuses a name of which any address is private", async () => {
    const resolved = ["93.184.216.34", "192.168.0.1"].map((address) => ({ address, family: 4 }));
    expect(await check(async () => resolved)).toEqual({
      code: "address_not_allowed",
      host: "acme.example.com:8443",
      reason: "its name leads to an address that is not public",
    });
  });

  it("says when a name does not exist, or has no address", async () => {
    const unknown = Object.assign(new Error(), { code: "ENOTFOUND" });
    const notFound = { code: "address_not_found", host: "acme.example.com:8443" };
    expect(await check(() => Promise.reject(unknown))).toEqual(notFound);
    expect(await check(async () => [])).toEqual(notFound);
  });

  it("gives up after its time", async () => {
    const never = () => new Promise<LookupAddress[]>(() => undefined);
    const host = "acme.example.com:8443";
    expect(await check(never, url, { timeoutMs: 50 })).toEqual({
      code: "connection_timed_out",
      host,
      timeoutSeconds: 0.05,
    });
  });
});
