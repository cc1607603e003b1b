import { describe, expect, it } from "vitest";
import { accountListParameters, parseAccountListQuery } from "./account-list-query";

describe("the accounts table's address", () => {
  it.each([
    "",
    "q=acme+germany",
    "status=failing%2Creconnect",
    "q=a&status=active&environment=production&authentication=api_key&sort=-expires&cursor=abc",
  ])("survives the way there and back: %j", (address) => {
    const query = parseAccountListQuery(new URLSearchParams(address));
    expect(parseAccountListQuery(accountListParameters(query))).toEqual(query);
  });

  it("ignores what it does not know", () => {
    expect(parseAccountListQuery(new URLSearchParams("status=dead,active&environment=mars&sort=-price&utm=x"))).toEqual(
      {
        search: "",
        statuses: ["active"],
        environments: [],
        methods: [],
        sort: "urgency",
        descending: true,
        cursor: null,
      },
    );
  });

  it("leaves defaults out", () => {
    expect(accountListParameters(parseAccountListQuery(new URLSearchParams())).toString()).toBe("");
  });
});
