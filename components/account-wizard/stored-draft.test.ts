import { describe, expect, it } from "vitest";
import { forgetStoredDraft, readStoredDraft, storeDraft } from "./stored-draft";
import { emptyDraft, type WizardDraft } from "./wizard-draft";

function memoryStorage() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

const draft: WizardDraft = {
  name: "ACME Shop",
  baseUrl: "https://acme-prod.mirakl.net",
  environment: "preproduction",
  apiKey: "k3y-material",
  clientId: "client-1",
  clientSecret: "s3cret-material",
  companyId: "4242",
  shopId: "2000",
  applicationId: "00000000-0000-4000-8000-000000000000",
  audience: "acme-prod:2000",
};

describe("a stored draft", () => {
  it("brings everything back but the secrets", () => {
    const storage = memoryStorage();
    storeDraft(storage, draft);
    const { apiKey: _key, clientSecret: _secret, ...rest } = draft;
    expect(readStoredDraft(storage)).toEqual(rest);
    expect([...storage.items.values()].join()).not.toMatch(/material/);
  });

  it("brings nothing back for what was never typed, so that it overwrites nothing", () => {
    const storage = memoryStorage();
    storeDraft(storage, emptyDraft);
    expect(readStoredDraft(storage)).toEqual({});
  });

  it("ignores what it cannot read", () => {
    const storage = memoryStorage();
    for (const text of ["not json", "7", JSON.stringify({ name: 7, environment: "moon" })]) {
      for (const key of ["latchkey.new-account"]) storage.items.set(key, text);
      expect(readStoredDraft(storage)).toEqual({});
    }
  });

  it("is gone after forgetting", () => {
    const storage = memoryStorage();
    storeDraft(storage, draft);
    forgetStoredDraft(storage);
    expect(storage.items.size).toBe(0);
  });

  it("does without storage when the browser refuses it", () => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    storeDraft(storage, draft);
    forgetStoredDraft(storage);
    expect(readStoredDraft(storage)).toEqual({});
  });
});
