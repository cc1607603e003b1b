import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSettings } from "@/lib/settings";
import { clientAddress } from "./client-address";

const trusted = (list: string) => parseSettings({ TRUSTED_PROXIES: list }).TRUSTED_PROXIES;
const proxies = trusted("10.0.0.0/8,2001:db8:aa::/48");

describe("the client's address", () => {
  it.each([
    ["the peer, without trusted proxies", "203.0.113.9", "198.51.100.1", [], "203.0.113.9"],
    ["the peer, when it is no trusted proxy, whatever it forwards", "203.0.113.9", "10.0.0.1", proxies, "203.0.113.9"],
    ["what a trusted proxy was called from", "10.0.0.1", "203.0.113.9", proxies, "203.0.113.9"],
    ["the last address that was appended", "10.0.0.1", "1.1.1.1, 198.51.100.1, 203.0.113.9", proxies, "203.0.113.9"],
    [
      "the first before a chain of trusted proxies",
      "10.0.0.1",
      "1.1.1.1,203.0.113.9 , 10.3.2.1",
      proxies,
      "203.0.113.9",
    ],
    ["the first proxy, when all of the chain are trusted", "10.0.0.1", "10.0.0.3, 10.0.0.2", proxies, "10.0.0.3"],
    ["the proxy, when it forwards nothing", "10.0.0.1", null, proxies, "10.0.0.1"],
    ["the proxy, when it forwards no address", "10.0.0.1", "203.0.113.9, unknown", proxies, "10.0.0.1"],
    ["the proxy, when it forwards an empty list", "10.0.0.1", "", proxies, "10.0.0.1"],
    ["IPv4, where it came in IPv6", "::ffff:10.0.0.1", "::ffff:203.0.113.9", proxies, "203.0.113.9"],
    ["IPv6 in its shortest form", "2001:db8:aa::1", "2001:0DB8:0:0::7", proxies, "2001:db8::7"],
    ["an address without its port", "10.0.0.1", "203.0.113.9:4711", proxies, "203.0.113.9"],
    ["an IPv6 address without its port", "10.0.0.1", "[2001:db8::7]:4711", proxies, "2001:db8::7"],
    ["no number that could be read as an address", "10.0.0.1", "0x7f.1", proxies, "10.0.0.1"],
    ["nothing, when not even the peer is known", null, "203.0.113.9", proxies, null],
    ["nothing, when the peer is no address", "a socket", "203.0.113.9", proxies, null],
  ])("is %s", (_what, peer, forwardedFor, networks, expected) => {
    expect(clientAddress({ peer, forwardedFor }, networks)).toBe(expected);
  });

  it("is never what a stranger writes before it", () => {
    const anything = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.constant("10.0.0.1"));
    fc.assert(
      fc.property(fc.array(anything), (written) => {
        const forwardedFor = [...written, "203.0.113.9"].join(",");
        expect(clientAddress({ peer: "10.0.0.1", forwardedFor }, proxies)).toBe("203.0.113.9");
        expect(clientAddress({ peer: "203.0.113.9", forwardedFor }, proxies)).toBe("203.0.113.9");
      }),
    );
  });
});
