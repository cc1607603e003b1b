import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { Secret } from "../secret";
import { AppError } from "./app-error";
import { toLoggableError } from "./loggable-error";

describe("toLoggableError", () => {
  it("leaves out what foreign messages carry: parameters, addresses, bodies", () => {
    const cause = Object.assign(new Error("connect to https://user:hunter2@host failed"), { code: "ECONNREFUSED" });
    const error = new DrizzleQueryError("update accounts set sealed = $1", ["hunter2"], cause);
    const logged = JSON.stringify(toLoggableError(new AppError("internal", { cause: error })));
    expect(logged).not.toContain("hunter2");
    expect(logged).toContain("ECONNREFUSED");
    expect(logged).toContain("DrizzleQueryError");
  });

  it("keeps code and details of our own errors", () => {
    const error = new AppError("mirakl_unavailable", { details: { host: "auth.mirakl.net", status: 503 } });
    expect(toLoggableError(error)).toMatchObject({ code: "mirakl_unavailable", details: { status: 503 } });
  });

  it("does not show what is no error at all", () => {
    expect(toLoggableError("hunter2")).toEqual({ type: "string" });
  });
});

describe("Secret", () => {
  it("shows itself only on request", () => {
    const secret = new Secret("hunter2-hunter2");
    expect(`${secret} ${JSON.stringify({ secret })} ${String(secret)}`).not.toContain("hunter2");
    expect(secret.reveal()).toBe("hunter2-hunter2");
    expect(secret.lastFour).toBe("ter2");
    expect(new Secret("short").lastFour).toBe("");
    expect(() => new Secret("")).toThrow();
  });
});
