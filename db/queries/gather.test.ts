import { expect, it } from "vitest";
import { gather } from "./gather";

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

it("makes one question of what is asked in one turn, and gives everybody their own answer", async () => {
  const questions: number[][] = [];
  const double = gather(async (asks: number[]) => {
    questions.push(asks);
    return asks.map((ask) => ask * 2);
  });
  const early = [double(1), Promise.resolve().then(() => double(2)), double(3)];
  await nextTurn();
  expect(await Promise.all([...early, double(4)])).toEqual([2, 4, 6, 8]);
  expect(questions.map((asks) => asks.toSorted())).toEqual([[1, 2, 3], [4]]);
});

it("lets one ask fail without the others, or all with the question", async () => {
  const half = gather(async (asks: number[]) => {
    if (asks.includes(0)) throw new Error("none");
    return asks.map((ask) => (ask % 2 === 0 ? ask / 2 : Promise.reject(new Error("odd"))));
  });
  const outcomes = await Promise.allSettled([half(2), half(3), half(4)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  await expect(Promise.all([half(0), half(2)])).rejects.toThrow("none");
  expect(await half(8)).toBe(4);
});
