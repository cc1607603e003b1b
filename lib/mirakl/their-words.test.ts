import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secret";
import { quoteTheirWords } from "./their-words";

const secret = "s3cr3t & more=%20/Zürich";
const wordsOf = (json: Record<string, unknown>, ...sent: string[]) =>
  quoteTheirWords({ json, sent: sent.map((text) => new Secret(text)) });

describe("quoteTheirWords", () => {
  it("reads the forms that servers use", () => {
    expect(wordsOf({ error: "invalid_client", error_description: "Unknown client" })).toEqual({
      oauthError: "invalid_client",
      theirWords: "Unknown client",
    });
    expect(wordsOf({ message: "Not found" })).toEqual({ theirWords: "Not found" });
    expect(wordsOf({ errors: [{ message: "No such shop", field: "shop_id" }] })).toEqual({
      theirWords: "No such shop",
    });
    expect(wordsOf({ error: { message: "Gone" } })).toEqual({ theirWords: "Gone" });
    expect(wordsOf({ error: 5, message: { a: 1 }, errors: "x", detail: "" })).toEqual({});
    expect(quoteTheirWords({ json: null, sent: [] })).toEqual({});
  });

  it("makes one short line of them", () => {
    expect(wordsOf({ message: " a\r\n\tb\u0000c\u202Ed\u2028e  f " }).theirWords).toBe("a b c d e f");
    const long = wordsOf({ message: "word ".repeat(100) }).theirWords ?? "";
    expect(long.length).toBeLessThanOrEqual(200);
    expect(long.endsWith("…")).toBe(true);
  });

  it.each([
    ["as it is", secret],
    ["form-encoded", new URLSearchParams({ a: secret }).toString().slice(2)],
    ["percent-encoded", encodeURIComponent(secret)],
    ["in capitals", secret.toUpperCase().replace("Ü", "ü")],
    ["in Base64", Buffer.from(secret).toString("base64")],
  ])("hides a secret that is echoed %s", (_, echoed) => {
    expect(wordsOf({ message: `Bad value (${echoed}) was sent` }, secret).theirWords).toBe(
      "Bad value ([hidden]) was sent",
    );
  });

  it("hides a recognisable part of a secret, wherever it stands", () => {
    const key = "0123456789abcdefghij";
    expect(wordsOf({ message: `key 01234567… and ${key.slice(-9)}!` }, key).theirWords).toBe(
      "key [hidden]… and [hidden]!",
    );
    expect(wordsOf({ error: `unknown ${key}` }, key).oauthError).toBe("unknown [hidden]");
    const cut = wordsOf({ message: `${"x".repeat(190)}${key}` }, key).theirWords;
    expect(cut).not.toContain("0123");
  });

  it("hides short secrets and leaves everything else alone", () => {
    expect(wordsOf({ message: "abc is wrong" }, "abc").theirWords).toBe("[hidden] is wrong");
    expect(wordsOf({ message: "İstanbul key-1234567890 İ" }, "key-1234567890").theirWords).toBe("İstanbul [hidden] İ");
    expect(wordsOf({ message: "$& is not $1" }, "another secret").theirWords).toBe("$& is not $1");
  });
});
