import { describe, expect, it } from "vitest";
import { checkRequest } from "./check-request";

const appUrl = "https://latchkey.example.com";
const posted = (origin: string | null) => checkRequest({ method: "POST", pathname: "/accounts", origin }, appUrl);
const asked = (pathname: string) => checkRequest({ method: "GET", pathname, origin: null }, appUrl);

describe("a request that changes something", () => {
  it.each([appUrl, null])("may come from %j", (origin) => expect(posted(origin)).toBeNull());

  it.each([
    "https://evil.example",
    "null",
    "",
    "http://latchkey.example.com",
    "https://latchkey.example.com:8443",
    "https://latchkey.example.com.evil.example",
    "https://latchkey.example.com@evil.example",
    "https://latchkey.example.com/",
  ])("is refused from %j", (origin) => expect(posted(origin)).toBe("foreign_origin"));
});

describe("a path", () => {
  it.each(["/", "/accounts/%F0%9F%A6%8A", "/connect/a%20b"])("%s can be read", (path) => {
    expect(asked(path)).toBeNull();
  });

  it.each(["/accounts/%E0%A4%A", "/connect/%ED%A0%80", "/%"])("%s cannot be read", (path) => {
    expect(asked(path)).toBe("malformed_request");
  });

  it("may be asked for from anywhere", () => {
    expect(checkRequest({ method: "GET", pathname: "/sign-in", origin: "https://evil.example" }, appUrl)).toBeNull();
  });
});
