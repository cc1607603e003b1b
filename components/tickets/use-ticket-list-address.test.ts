import { expect, it } from "vitest";
import { isFiltered, noFilters, withListState } from "./use-ticket-list-address";

const everything = { ...noFilters, cursor: null };

it("adds to an address what the list shows, and nothing while it shows everything", () => {
  expect(withListState("/tickets/a/b", everything)).toBe("/tickets/a/b");
  expect(withListState("/tickets/a/b", { ...everything, search: "tent", unread: true, cursor: "c" })).toBe(
    "/tickets/a/b?q=tent&unread=&cursor=c",
  );
});

it("knows when tickets are left out", () => {
  expect(isFiltered({ ...everything, cursor: "c" })).toBe(false);
  expect(isFiltered({ ...everything, replyNeeded: true })).toBe(true);
  expect(isFiltered({ ...everything, accountId: "a" })).toBe(true);
});
