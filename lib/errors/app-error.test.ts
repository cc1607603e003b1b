import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { AppError, toAppError } from "./app-error";
import { errorTable } from "./error-table";

const withCode = (code: string) => Object.assign(new Error("away"), { code });

describe("toAppError", () => {
  it.each(["ECONNREFUSED", "CONNECTION_CLOSED", "CONNECT_TIMEOUT", "57P01", "08006", "53300"])(
    "reads %s as a database that is away, wrapped or not",
    (code) => {
      expect(toAppError(withCode(code)).code).toBe("database_unavailable");
      expect(toAppError(new DrizzleQueryError("select 1", [], withCode(code))).code).toBe("database_unavailable");
    },
  );

  it("reads everything else as a mistake of ours, and leaves our own errors alone", () => {
    expect(toAppError(withCode("23505")).code).toBe("internal");
    expect(toAppError("text").code).toBe("internal");
    const own = new AppError("not_allowed");
    expect(toAppError(own)).toBe(own);
  });
});

describe("the error table", () => {
  it("says for every code what happened and what to do, with and without details", () => {
    const details = {
      host: "auth.mirakl.net",
      status: 503,
      accountName: "ACME",
      retryAfterSeconds: 30,
      timeoutSeconds: 10,
    };
    for (const row of Object.values(errorTable)) {
      for (const given of [{}, details]) {
        const texts = [row.message(given), ...row.advice(given)];
        expect(row.advice(given).length).toBeGreaterThan(0);
        expect(row.advice(given).length).toBeLessThanOrEqual(3);
        for (const text of texts) expect(text).toMatch(/^[“A-Z0-9a-z].*[.)”]$/s);
        expect(texts.join(" ")).not.toMatch(/undefined|null|\[object|please|oops|!/i);
      }
    }
  });
});
