import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json";
import { digestOf, genesisHash, linkHash } from "./seal-event";

describe("canonical JSON", () => {
  it("sorts members by the UTF-16 units of their names, at every depth, and leaves lists as they are", () => {
    // The example of RFC 8785, section 3.2.3.
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
    const sorted = '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}';
    expect(canonicalJson(value)).toBe(sorted);
    expect(canonicalJson({ b: [3, 1, { d: null, c: "x" }], a: true })).toBe('{"a":true,"b":[3,1,{"c":"x","d":null}]}');
  });

  it("means what JSON means, whatever the order of members", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });
});

describe("the form of a sealed event", () => {
  const event = {
    id: 7,
    at: new Date("2026-11-28T09:30:00.123Z"),
    event: "account.renamed",
    userId: "6f0c1f5e-0000-4000-8000-000000000001",
    userName: "Ada Lovelace",
    role: "admin",
    accountId: "6f0c1f5e-0000-4000-8000-000000000002",
    accountName: "Acme “Paris”",
    clientAddress: "203.0.113.9",
    userAgent: null,
    details: {},
    changes: { name: { before: "Acme", after: "Acme “Paris”" } },
    reference: "r-1",
  };

  // Whoever changes these lines breaks every chain that exists: a new form gets a new version instead.
  it("stays what it is", () => {
    const digest = digestOf(event);
    expect(digest).toBe("94d6a448463cd0a91dd8585b3a13d2dacf17404a1a5eb3f089a42b2449b06470");
    const link = { position: 1, sealedAt: new Date("2026-11-28T09:30:01.000Z"), digest };
    expect(linkHash(genesisHash, link)).toBe("3573a1b43764f1932cecfeacd12fb4cad5a25fcc953f0b570d3afdab8fa38281");
  });

  it.each(Object.keys(event).filter((name) => name !== "at"))("covers %s", (name) => {
    expect(
      digestOf({
        ...event,
        [name]: name === "id" ? 8 : name === "details" ? { x: "1" } : name === "changes" ? {} : "else",
      }),
    ).not.toBe(digestOf(event));
  });

  it("covers when it happened, and where in the chain it stands", () => {
    expect(digestOf({ ...event, at: new Date("2026-11-28T09:30:00.124Z") })).not.toBe(digestOf(event));
    const link = { position: 1, sealedAt: event.at, digest: digestOf(event) };
    const hashes = [
      linkHash(genesisHash, link),
      linkHash("1".repeat(64), link),
      linkHash(genesisHash, { ...link, position: 2 }),
      linkHash(genesisHash, { ...link, sealedAt: new Date(0) }),
      linkHash(genesisHash, { ...link, digest: "0" }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
