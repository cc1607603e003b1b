import { describe, expect, it } from "vitest";
import type { ErrorView } from "@/lib/accounts/account-view";
import { authorizationErrors } from "@/lib/errors/rows/authorization-errors";
import { authorizationOutcomes } from "@/lib/vocabulary";
import { resultWords, startAgainLabel } from "./result-words";

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

describe("startAgainLabel", () => {
  it.each([
    ["connect", true, "Back to adding the account"],
    ["reconnect", true, "Back to the account"],
    ["connect", false, "Start again"],
    ["reconnect", false, "Go to Connected accounts"],
    ["sign_in", false, "Go to sign-in"],
    [null, false, "Go to sign-in"],
  ] as const)("after %s in the back office: %s, it is %s", (purpose, isBackOffice, label) => {
    expect(startAgainLabel({ purpose, isBackOffice })).toBe(label);
  });
});
