import { expect, it } from "vitest";
import { environments, tokenStatuses } from "@/lib/vocabulary";
import { accountFilters, filterChange } from "./account-filters";

const [status, environment, authentication] = accountFilters;

it("offers every status once, what needs someone first and revoked last", () => {
  const offered = status.options.map(({ value }) => value);
  expect([...offered].sort()).toEqual([...tokenStatuses].sort());
  expect(offered[0]).toBe("reconnect");
  expect(offered.at(-1)).toBe("revoked");
});

it("turns ticked values into a change of its own part of the query", () => {
  expect(filterChange(status, ["revoked", "reconnect"])).toEqual({ statuses: ["reconnect", "revoked"] });
  expect(filterChange(environment, [...environments])).toEqual({ environments: [...environments] });
  expect(filterChange(authentication, [])).toEqual({ methods: [] });
});

it("leaves out what the filter does not know", () => {
  expect(filterChange(authentication, ["api_key", "password"])).toEqual({ methods: ["api_key"] });
});
