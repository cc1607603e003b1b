import { describe, expect, it } from "vitest";
import { accountFilterOf, parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { maxSelectedIds } from "@/lib/accounts/max-selected-ids";
import { allSelected, countTicked, isTicked, noSelection, rangeTo, tick, toAccountSelection } from "./selection-state";

const filter = accountFilterOf(parseAccountListQuery(new URLSearchParams("status=failing")));
const page = ["a", "b", "c", "d", "e"];

describe("a selection", () => {
  it("names what is ticked", () => {
    const state = tick(tick(noSelection(""), ["a", "b"], true), ["a"], false);
    expect(toAccountSelection(state, filter)).toEqual({ ids: ["b"] });
    expect(page.filter((id) => isTicked(state, id))).toEqual(["b"]);
    expect(countTicked(state, 142)).toBe(1);
    expect(toAccountSelection(tick(state, ["b"], false), filter)).toBeNull();
  });

  it("of all that match names what is left out", () => {
    const state = tick(tick(allSelected(""), ["a", "b"], false), ["a"], true);
    expect(toAccountSelection(state, filter)).toEqual({ filter, except: ["b"] });
    expect(page.filter((id) => isTicked(state, id))).toEqual(["a", "c", "d", "e"]);
    expect(countTicked(state, 142)).toBe(141);
  });

  it("goes from the last ticked account to the next in either direction, and on from there", () => {
    const state = tick(noSelection(""), ["b"], true);
    expect(rangeTo(state, page, "d")).toEqual(["b", "c", "d"]);
    expect(rangeTo(state, page, "a")).toEqual(["b", "a"]);
    const longer = tick(state, rangeTo(state, page, "d"), true);
    expect(rangeTo(longer, page, "e")).toEqual(["d", "e"]);
  });

  it("is a single account where the range would begin on another page", () => {
    expect(rangeTo(tick(noSelection(""), ["z"], true), page, "c")).toEqual(["c"]);
    expect(rangeTo(noSelection(""), page, "c")).toEqual(["c"]);
  });

  it("never names more accounts than the server takes", () => {
    const most = tick(
      noSelection(""),
      Array.from({ length: maxSelectedIds }, (_, index) => String(index)),
      true,
    );
    expect(most.ids.size).toBe(maxSelectedIds);
    expect(tick(most, ["one more"], true)).toBe(most);
    expect(tick(most, ["0"], false).ids.size).toBe(maxSelectedIds - 1);
  });
});
