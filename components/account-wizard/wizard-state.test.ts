import { describe, expect, it } from "vitest";
import type { VerificationCheck } from "@/lib/accounts/account-view";
import { type CheckState, checkNames } from "@/lib/vocabulary";
import { saveAdvice } from "./save-advice";
import { initialWizardState, type WizardEvent, type WizardState, wizardReducer } from "./wizard-state";

const method = "api_key";
const play = (state: WizardState, ...events: WizardEvent[]) => events.reduce(wizardReducer, state);

const checks = (state: CheckState = "passed"): VerificationCheck[] =>
  checkNames.map((name) => ({ name, state, detail: "", durationMs: 5, error: null, field: null }));

const filled = play(
  initialWizardState,
  { type: "typed", field: "name", value: "ACME Shop" },
  { type: "typed", field: "baseUrl", value: "acme-prod.mirakl.net/mmp/shop/user/api" },
  { type: "typed", field: "environment", value: "production" },
  { type: "typed", field: "apiKey", value: "k3y" },
);
const verified = play(
  filled,
  { type: "submitted", method },
  { type: "run_started", id: 1, method },
  ...checks().map((check): WizardEvent => ({ type: "checked", id: 1, check })),
  { type: "run_finished", id: 1, at: 7 },
);

describe("fields", () => {
  it("shortens the address on leaving and says from what", () => {
    const state = play(filled, { type: "left", field: "baseUrl", method });
    expect(state.draft.baseUrl).toBe("https://acme-prod.mirakl.net");
    expect(state.shortenedFrom).toBe("acme-prod.mirakl.net/mmp/shop/user/api");
    expect(play(state, { type: "left", field: "baseUrl", method }).shortenedFrom).toBe(state.shortenedFrom);
    expect(play(state, { type: "typed", field: "baseUrl", value: "x" }).shortenedFrom).toBeNull();
  });

  it("judges only the field that was left", () => {
    expect(play(initialWizardState, { type: "left", field: "name", method }).errors).toEqual({
      name: "Enter the account name",
    });
  });

  it("takes an error away while it is being mended", () => {
    const refused = play(initialWizardState, { type: "submitted", method });
    expect(Object.keys(refused.errors)).toEqual(["name", "baseUrl", "environment", "apiKey"]);
    expect(play(refused, { type: "typed", field: "apiKey", value: "k" }).errors.apiKey).toBeUndefined();
  });

  it("shows the clash of URL and Company ID whichever is left, and takes it away when either is emptied", () => {
    const clashing = play(
      filled,
      { type: "typed", field: "companyId", value: "4242" },
      { type: "left", field: "baseUrl", method: "client_credentials" },
    );
    expect(clashing.errors.companyId).toMatch(/not both/);
    const mended = play(
      clashing,
      { type: "typed", field: "baseUrl", value: "" },
      { type: "left", field: "baseUrl", method: "client_credentials" },
    );
    expect(mended.errors).toEqual({});
  });

  it("restores only what is still empty", () => {
    const state = play(filled, { type: "restored", values: { name: "Older name", shopId: "2000" } });
    expect(state.draft).toMatchObject({ name: "ACME Shop", shopId: "2000" });
  });
});

describe("a run", () => {
  it("unlocks saving once it is through", () => {
    expect(saveAdvice(filled.run, method).canSave).toBe(false);
    expect(saveAdvice(play(filled, { type: "run_started", id: 1, method }).run, method).canSave).toBe(false);
    expect(saveAdvice(verified.run, method).canSave).toBe(true);
  });

  it("speaks about its own method only", () => {
    expect(saveAdvice(verified.run, "client_credentials").canSave).toBe(false);
  });

  it.each(["baseUrl", "environment", "apiKey", "shopId"] as const)("is outdated by another %s", (field) => {
    const changed = play(verified, { type: "typed", field, value: "development" });
    expect(saveAdvice(changed.run, method).canSave).toBe(false);
    expect(saveAdvice(changed.run, method).sentence).toMatch(/changed/);
    expect(changed.run?.checks).toHaveLength(6);
  });

  it("stays good when only the name changes", () => {
    expect(saveAdvice(play(verified, { type: "typed", field: "name", value: "New" }).run, method).canSave).toBe(true);
  });

  it.each(["name", "clientSecret", "audience"] as const)("speaks on, whatever is typed as %s", (field) => {
    expect(play(verified, { type: "typed", field, value: "other" }).run?.isOutdated).toBe(false);
  });

  it("stays outdated when the old value is typed again", () => {
    const back = play(
      verified,
      { type: "typed", field: "apiKey", value: "other" },
      { type: "typed", field: "apiKey", value: "k3y" },
    );
    expect(saveAdvice(back.run, method).canSave).toBe(false);
  });

  it("is given up by a change, whatever still arrives", () => {
    const late = play(
      filled,
      { type: "run_started", id: 1, method },
      { type: "typed", field: "apiKey", value: "other" },
      ...checks().map((check): WizardEvent => ({ type: "checked", id: 1, check })),
      { type: "run_finished", id: 1, at: 7 },
    );
    expect(late.run?.checks).toEqual([]);
    expect(saveAdvice(late.run, method).canSave).toBe(false);
  });

  it("ignores answers of an older run", () => {
    const state = play(
      filled,
      { type: "run_started", id: 1, method },
      { type: "run_started", id: 2, method },
      { type: "run_finished", id: 1, at: 7 },
    );
    expect(state.run).toMatchObject({ id: 2, state: "running" });
  });

  it("keeps everything typed when it breaks off", () => {
    const state = play(
      filled,
      { type: "run_started", id: 1, method },
      { type: "run_broken", id: 1, trouble: { message: "m", advice: [], fieldErrors: { apiKey: "a" } } },
    );
    expect(state.draft).toBe(filled.draft);
    expect(state.errors.apiKey).toBe("a");
    expect(saveAdvice(state.run, method).sentence).toMatch(/did not finish/);
  });
});

describe("saving", () => {
  it("shows what the server found when it checked again", () => {
    const state = play(
      verified,
      { type: "save_started" },
      { type: "save_not_verified", checks: checks("failed"), at: 9 },
    );
    expect(state.isSaving).toBe(false);
    expect(state.saveTrouble?.message).toMatch(/nothing was saved/);
    expect(state.run?.checks[0]?.state).toBe("failed");
    expect(saveAdvice(state.run, method).canSave).toBe(false);
  });

  it("keeps what is being saved as it was sent", () => {
    const saving = play(verified, { type: "save_started" });
    expect(saving.draft.environment).not.toBe("staging");
    expect(wizardReducer(saving, { type: "typed", field: "environment", value: "staging" })).toBe(saving);
  });

  it("keeps the verification when it was refused for another reason", () => {
    const state = play(
      verified,
      { type: "save_started" },
      { type: "save_refused", trouble: { message: "m", advice: [] } },
    );
    expect(state).toMatchObject({ isSaving: false, saveTrouble: { message: "m" } });
    expect(saveAdvice(state.run, method).canSave).toBe(true);
  });
});
