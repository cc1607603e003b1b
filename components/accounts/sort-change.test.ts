import { expect, it } from "vitest";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { firstSortChange, secondSortChange, sortOf } from "./sort-change";

const order = (sort: string) => parseAccountListQuery(new URLSearchParams({ sort }));

it("sorts by one column, and turns its order round", () => {
  expect(firstSortChange(order("name,-expires"), "expires")).toEqual({
    sort: "expires",
    descending: false,
    thenBy: null,
  });
  expect(firstSortChange(order("expires"), "expires")).toMatchObject({ sort: "expires", descending: true });
  expect(firstSortChange(order("-expires"), "expires")).toMatchObject({ sort: "expires", descending: false });
});

it("adds a second column, turns it round, and takes it away", () => {
  const added = secondSortChange(order("environment"), "expires");
  expect(added).toMatchObject({ sort: "environment", thenBy: { sort: "expires", descending: false } });
  const turned = secondSortChange(added, "expires");
  expect(turned.thenBy).toEqual({ sort: "expires", descending: true });
  expect(secondSortChange(turned, "expires").thenBy).toBeNull();
  expect(secondSortChange(turned, "environment")).toMatchObject({ descending: true, thenBy: turned.thenBy });
  // Urgency has one direction.
  expect(secondSortChange(secondSortChange(order("name"), "urgency"), "urgency").thenBy).toBeNull();
});

it("says which place a column has", () => {
  expect(sortOf(order("urgency,-name"), "urgency")).toEqual({ place: 1, isDescending: true });
  expect(sortOf(order("urgency,-name"), "name")).toEqual({ place: 2, isDescending: true });
  expect(sortOf(order("urgency,-name"), "expires")).toBeNull();
});
