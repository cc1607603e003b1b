import { describe, expect, it } from "vitest";
import type { ErrorView } from "@/lib/accounts/account-view";
import { authorizationErrors } from "@/lib/errors/rows/authorization-errors";
import { authorizationOutcomes } from "@/lib/vocabulary";
import { nextStep, resultTrouble, resultWords } from "./result-words";

const error = (code: ErrorView["code"]): ErrorView => ({ code, message: "…", advice: [] });

describe("resultWords", () => {
  it("has a title of its own for every way in which a return can fail", () => {
    const codes = Object.keys(authorizationErrors).filter((code) => code.startsWith("oauth_"));
    for (const code of codes as (keyof typeof authorizationErrors)[]) {
      expect(resultWords({ outcome: "failed", error: error(code) }).title, code).not.toBe(
        "Mirakl did not complete the sign-in",
      );
    }
  });

  it("is not alarmed by a refusal or a link that was opened twice", () => {
    expect(resultWords({ outcome: "failed", error: error("oauth_consent_refused") }).tone).toBe("info");
    expect(resultWords({ outcome: "connected", error: error("oauth_state_spent") }).tone).toBe("info");
    expect(resultWords({ outcome: "failed", error: error("mirakl_unavailable") })).toMatchObject({
      tone: "bad",
      title: "Mirakl did not complete the sign-in",
    });
  });

  it("says something about every outcome", () => {
    for (const outcome of authorizationOutcomes) {
      expect(resultWords({ outcome, error: null }).meaning, outcome).toBeTruthy();
    }
    expect(resultWords({ outcome: null, error: null }).title).toBe("This sign-in is not finished");
  });
});

describe("resultTrouble", () => {
  const rejected = error("application_rejected");
  it.each([
    ["a seller", false, "seller", false],
    ["somebody who is not signed in", false, null, false],
    ["the back office", false, "back_office", true],
    ["an admin whose session is over", true, null, true],
  ] as const)("tells %s what they can do about it", (_, isBackOffice, viewer, asItIs) => {
    expect(resultTrouble({ error: rejected, isBackOffice }, viewer) === rejected).toBe(asItIs);
  });

  it("is nothing where nothing went wrong", () => {
    expect(resultTrouble({ error: null, isBackOffice: false }, "seller")).toBeNull();
  });
});

describe("nextStep", () => {
  const startAgainPath = "/start";
  it.each([
    ["connect", true, "back_office", "/start", "Back to adding the account"],
    ["reconnect", true, "back_office", "/start", "Back to the account"],
    ["connect", false, null, "/start", "Start again"],
    ["connect", false, "back_office", "/start", "Start again"],
    ["reconnect", false, "seller", "/settings", "Go to Connected accounts"],
    ["reconnect", false, null, "/start", "Go to Connected accounts"],
    ["sign_in", false, null, "/start", "Go to sign-in"],
    ["sign_in", false, "seller", "/settings", "Go to Connected accounts"],
    [null, false, null, "/start", "Go to sign-in"],
    [null, false, "back_office", "/accounts", "Go to the accounts"],
  ] as const)("after %s, started in the back office: %s, seen by %s, it is %s, %s", (...row) => {
    const [purpose, isBackOffice, viewer, href, label] = row;
    expect(nextStep({ purpose, isBackOffice, startAgainPath }, viewer)).toEqual({ href, label });
  });
});
