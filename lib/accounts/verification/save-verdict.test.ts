import { describe, expect, it } from "vitest";
import type { ErrorCode } from "@/lib/errors/error-table";
import { type CheckName, type CheckState, checkNames } from "@/lib/vocabulary";
import type { VerificationCheck } from "../account-view";
import { saveVerdict } from "./save-verdict";

const marketplace = { baseUrl: "https://acme-prod.mirakl.net" };
const connect = { baseUrl: null };

function checks(states: Partial<Record<CheckName, CheckState>>, shopError?: ErrorCode): VerificationCheck[] {
  return checkNames.map((name) => ({
    name,
    state: states[name] ?? "passed",
    detail: "",
    durationMs: 1,
    error: name === "shop" && shopError ? { code: shopError, message: "", advice: [] } : null,
    field: null,
  }));
}

describe("saveVerdict for a marketplace", () => {
  it("allows what passed everything", () => {
    expect(saveVerdict(checks({}), marketplace)).toBe("allowed");
  });

  it.each([
    ["messages readable, shop details refused", { shop: "limited" }],
    ["shop readable, messages refused", { messages: "limited" }],
    ["an environment that looks wrong", { environment: "failed" }],
    ["messages that could not be asked for", { messages: "failed" }],
  ] as const)("allows %s", (_, states) => {
    expect(saveVerdict(checks(states), marketplace)).toBe("allowed");
  });

  it.each(["address", "instance", "credentials"] as const)("needs %s to have passed", (name) => {
    for (const state of ["failed", "limited", "skipped"] as const) {
      expect(saveVerdict(checks({ [name]: state }), marketplace)).toBe("not_connected");
    }
  });

  it("refuses a wrong Shop ID even if messages are readable", () => {
    expect(saveVerdict(checks({ shop: "failed" }, "mirakl_shop_not_found"), marketplace)).toBe("wrong_shop");
    expect(saveVerdict(checks({ shop: "failed" }, "mirakl_other_shop"), marketplace)).toBe("wrong_shop");
  });

  it("lets a shop pass that could not be read for a passing reason, as long as messages are readable", () => {
    expect(saveVerdict(checks({ shop: "failed" }, "mirakl_unavailable"), marketplace)).toBe("allowed");
  });

  it("refuses when neither shop nor messages can be read", () => {
    expect(saveVerdict(checks({ shop: "limited", messages: "limited" }), marketplace)).toBe("nothing_readable");
    expect(saveVerdict(checks({ shop: "skipped", messages: "failed" }), marketplace)).toBe("nothing_readable");
  });

  it("waits for the last check", () => {
    expect(saveVerdict(checks({}).slice(0, 5), marketplace)).toBe("unfinished");
    expect(saveVerdict([], marketplace)).toBe("unfinished");
  });
});

describe("saveVerdict for Mirakl Connect", () => {
  const onlyToken = { address: "skipped", instance: "skipped", shop: "skipped", messages: "skipped" } as const;

  it("asks for the token exchange only", () => {
    expect(saveVerdict(checks(onlyToken), connect)).toBe("allowed");
  });

  it("refuses a failed exchange", () => {
    expect(saveVerdict(checks({ ...onlyToken, credentials: "failed" }), connect)).toBe("not_connected");
    expect(saveVerdict(checks({ ...onlyToken, address: "failed" }), connect)).toBe("not_connected");
  });

  it("does not let a marketplace get by with skipped checks", () => {
    expect(saveVerdict(checks(onlyToken), marketplace)).toBe("not_connected");
  });
});
