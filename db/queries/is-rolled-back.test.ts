import { expect, it } from "vitest";
import { isRolledBack } from "./is-rolled-back";

const failed = (cause: object) => new Error("Failed query", { cause: Object.assign(new Error("why"), cause) });

it("knows what the server refused from what was cut off", () => {
  expect(isRolledBack(failed({ severity: "ERROR", code: "23514" }))).toBe(true);
  expect(isRolledBack(failed({ severity: "ERROR", code: "57014" }))).toBe(true);
  expect(isRolledBack(failed({ severity: "FATAL", code: "57P01" }))).toBe(false);
  expect(isRolledBack(failed({ severity: "FATAL", code: "08006" }))).toBe(false);
  expect(isRolledBack(failed({ code: "CONNECTION_CLOSED" }))).toBe(false);
  expect(isRolledBack(failed({}))).toBe(false);
});
