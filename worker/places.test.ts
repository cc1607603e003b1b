import { describe, expect, it } from "vitest";
import { Places } from "./places";

describe("Places", () => {
  it("are free again when nothing was found for them, when their work leaves, and when it ends", async () => {
    const places = new Places(() => 4);
    expect(places.takeFree()).toBe(4);
    expect(places.free).toBe(0);

    const freed = places.untilOneIsFree();
    places.giveBack(2);
    await freed;
    expect(places.free).toBe(2);

    const [first, second] = [places.enter(), places.enter()];
    first.leave();
    first.leave();
    expect(places.free).toBe(3);
    first.end();
    second.end();
    expect(places.free).toBe(4);
  });

  it("are as many as there are now", () => {
    let count = 4;
    const places = new Places(() => count);
    places.takeFree();
    count = 1;
    expect(places.free).toBe(-3);
    expect(places.takeFree()).toBe(0);
  });
});
