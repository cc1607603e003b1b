import { describe, expect, it } from "vitest";
import { accountFilterOf, accountListParameters, parseAccountListQuery, parseTagSearch } from "./account-list-query";
import { accountFilterSchema } from "./account-selection";

const parse = (address: string) => parseAccountListQuery(new URLSearchParams(address));
const defaults = parse("");

describe("the accounts table's address", () => {
  it.each([
    "",
    "q=acme+germany",
    "status=failing%2Creconnect",
    "q=a&status=active&environment=production&authentication=api_key&sort=-expires&cursor=abc",
    "tag=Key+account&tag=a%2Cb&host=acme.example&host=globex.example",
    "expires-from=2026-03-01T14%3A00%3A00.000Z&expires-to=2026-03-01T15%3A00%3A00.000Z",
    "sort=environment%2C-expires",
    "view=6f2b1c04-9a0b-4c53-8f37-0d7b5a0c9b11&status=failing&sort=urgency",
    "view=all",
  ])("survives the way there and back: %j", (address) => {
    expect(parseAccountListQuery(accountListParameters(parse(address)))).toEqual(parse(address));
  });

  it("ignores what it does not know", () => {
    const address = `status=dead,active&environment=mars&sort=-price,name&utm=x&view=mine&expires-from=soon&expires-to=${"9".repeat(30)}`;
    expect(parse(address)).toEqual({ ...defaults, statuses: ["active"] });
  });

  it("names tags and hosts once each and in one order, without what no text can hold", () => {
    expect(parse("tag=b&tag=a&tag=b&tag=%00&host=+&tag=c%00d")).toMatchObject({ tags: ["a", "b", "cd"], hosts: [] });
    const many = Array.from({ length: 80 }, (_, index) => `host=h${index}.example`).join("&");
    expect(parse(many).hosts).toHaveLength(50);
    expect(parse(`tag=${"x".repeat(60)}`).tags).toEqual(["x".repeat(40)]);
  });

  it("takes instants of any zone and keeps them in UTC", () => {
    expect(parse("expires-from=2026-03-01T15:00:00%2B01:00").expiresFrom).toBe("2026-03-01T14:00:00.000Z");
  });

  it("has a second order only beside another first one", () => {
    expect(parse("sort=name,name").thenBy).toBeNull();
    expect(parse("sort=-name,-expires,environment")).toMatchObject({
      sort: "name",
      descending: true,
      thenBy: { sort: "expires", descending: true },
    });
  });

  it("leaves defaults out, but tells a changed view from one as it was saved", () => {
    expect(accountListParameters(defaults).toString()).toBe("");
    const view = "6f2b1c04-9a0b-4c53-8f37-0d7b5a0c9b11";
    expect(accountListParameters({ ...defaults, view }).toString()).toBe(`view=${view}&sort=urgency`);
  });

  it("holds a filter as bulk actions are told it", () => {
    const address =
      "q=a&status=active&environment=production&authentication=api_key&tag=x&host=y&expires-from=2026-03-01T14:00:00Z&sort=name&cursor=z";
    const filter = accountFilterOf(parse(address));
    expect(accountFilterSchema.parse(filter)).toEqual(filter);
  });

  it("reads what tags are searched by", () => {
    expect(parseTagSearch(new URLSearchParams({ q: ` a\u0000b${"c".repeat(60)}` }))).toBe(`ab${"c".repeat(38)}`);
    expect(parseTagSearch(new URLSearchParams())).toBe("");
  });
});
