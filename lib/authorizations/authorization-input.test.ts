import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "@/lib/accounts/connection-input";
import { authorizationInput, revokeAccessInput, sellerAuthorizationInput } from "./authorization-input";

const id = "00000000-0000-4000-8000-000000000000";
const connect = { purpose: "connect", applicationId: id, name: " Trailhead ", audience: "" };

function errorsOf(input: object) {
  const result = authorizationInput.safeParse(input);
  return result.success ? {} : fieldErrorsOf(result.error);
}

describe("what an admin starts", () => {
  it("is a new account, with the application's audience unless another is typed", () => {
    expect(authorizationInput.parse(connect)).toEqual({ ...connect, name: "Trailhead", audience: null });
    expect(authorizationInput.parse({ ...connect, audience: " acme-prod:2000 " })).toMatchObject({
      audience: "acme-prod:2000",
    });
  });

  it("is the reconnection of an account, and nothing else of it is taken", () => {
    const ask = { purpose: "reconnect", accountId: id, applicationId: id, audience: "acme" };
    expect(authorizationInput.parse(ask)).toEqual({ purpose: "reconnect", accountId: id });
  });

  it.each([
    ["a name", { ...connect, name: "" }, "name"],
    ["an application", { ...connect, applicationId: "" }, "applicationId"],
    ["an audience that is one", { ...connect, audience: "acme prod" }, "audience"],
    ["a shop that is a number", { ...connect, audience: "acme-prod:shop" }, "audience"],
    ["an account to reconnect", { purpose: "reconnect", accountId: "x" }, "accountId"],
    ["no other purpose", { ...connect, purpose: "sign_in" }, "purpose"],
  ])("needs %s", (_, input, field) => {
    expect(Object.keys(errorsOf(input))).toEqual([field]);
  });
});

describe("what a seller starts", () => {
  it.each(["connect", "sign_in"])("is to %s, at a public page and with nothing typed", (purpose) => {
    const ask = { purpose, slug: "juble", name: "Trailhead", audience: "acme", applicationId: id };
    expect(sellerAuthorizationInput.parse(ask)).toEqual({ purpose, slug: "juble" });
  });

  it.each([
    { purpose: "connect" },
    { purpose: "connect", slug: "x".repeat(101) },
    { purpose: "connect", slug: "jub\0le" },
    { purpose: "reconnect", accountId: "x" },
    { purpose: "revoke", accountId: id },
  ])("is not %j", (ask) => {
    expect(sellerAuthorizationInput.safeParse(ask).success).toBe(false);
  });
});

describe("what revokes", () => {
  it("keeps a short reason and leaves the confirmation as typed", () => {
    expect(revokeAccessInput.parse({ accountId: id, reason: " Contract ended ", confirmation: " Trail " })).toEqual({
      accountId: id,
      reason: "Contract ended",
      confirmation: " Trail ",
    });
    expect(revokeAccessInput.parse({ accountId: id, reason: "" })).toMatchObject({ reason: null });
    expect(revokeAccessInput.safeParse({ accountId: id, reason: "x".repeat(501) }).success).toBe(false);
  });
});
