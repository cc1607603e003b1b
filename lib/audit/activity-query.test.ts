import { describe, expect, it } from "vitest";
import { parseExportFormat } from "@/lib/exports/export-format";
import { activityParameters, parseActivityQuery, parsePersonSearch } from "./activity-query";

const parse = (parameters: string) => parseActivityQuery(new URLSearchParams(parameters));

describe("the activity's address", () => {
  it("says the same after a trip through it", () => {
    const address =
      "person=sofia%40example.com&account=6f0c1f5e-0000-4000-8000-000000000002&kind=account.added&kind=user.signed_in&from=2026-11-01T00%3A00%3A00.000Z&to=2026-12-01T00%3A00%3A00.000Z&cursor=abc";
    expect(activityParameters(parse(address)).toString()).toBe(address);
    expect(activityParameters(parse("")).toString()).toBe("");
  });

  it.each([
    ["account=1", { accountId: null }],
    ["kind=unknown&kind=account.added&kind=account.added", { kinds: ["account.added"] }],
    ["from=yesterday&to=275761-01-01", { from: null, to: null }],
    ["from=2026-11-01", { from: "2026-11-01T00:00:00.000Z" }],
    ["person=%00%20", { person: null }],
    ["cursor=", { cursor: null }],
  ])("ignores what it does not know in %s", (address, expected) => {
    expect(parse(address)).toMatchObject(expected);
  });

  it("bounds what is typed, and knows its formats", () => {
    expect(parsePersonSearch(new URLSearchParams({ q: "a\u0000b".repeat(1_000) }))).toHaveLength(320);
    expect(["csv", "json", "exe"].map((format) => parseExportFormat(new URLSearchParams({ format })))).toEqual([
      "csv",
      "json",
      "json",
    ]);
  });
});
