import { describe, expect, it } from "vitest";
import { chosenApplication, signInErrors } from "./sign-in-errors";

const draft = { name: "ACME Shop", applicationId: "a", audience: "" };

describe("signInErrors", () => {
  it("finds nothing in a complete draft", () => {
    expect(signInErrors(draft, { integrationType: "connect_seller" })).toEqual({});
    expect(signInErrors({ ...draft, audience: "acme-prod:2000" }, { integrationType: "marketplace_seller" })).toEqual(
      {},
    );
  });

  it("names what is missing", () => {
    expect(signInErrors({ ...draft, name: " " }, undefined)).toEqual({
      name: "Enter the account name",
      applicationId: "Choose the application",
    });
  });

  it("says which audience the integration type takes", () => {
    const audience = "acme-prod:2000";
    expect(signInErrors({ ...draft, audience }, { integrationType: "marketplace_operator" }).audience).toMatch(
      /marketplace alone/,
    );
    expect(signInErrors({ ...draft, audience }, { integrationType: "connect_seller" }).audience).toMatch(
      /leave it empty/,
    );
  });
});

describe("chosenApplication", () => {
  const [one, two] = [{ id: "a" }, { id: "b" }];

  it("is the chosen one, or the only one", () => {
    expect(chosenApplication([one, two], "b")).toBe(two);
    expect(chosenApplication([one], "")).toBe(one);
    expect(chosenApplication([one], "gone")).toBe(one);
  });

  it("is none while several are there and none is chosen, or the chosen one is gone", () => {
    expect(chosenApplication([one, two], "")).toBeUndefined();
    expect(chosenApplication([one, two], "gone")).toBeUndefined();
    expect(chosenApplication([], "a")).toBeUndefined();
  });
});
