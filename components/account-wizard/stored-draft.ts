import { emptyDraft, isEnvironment, type WizardDraft } from "./wizard-draft";

const storageKey = "latchkey.new-account";
const storedFields = ["name", "baseUrl", "clientId", "companyId", "shopId", "applicationId", "audience"] as const;

type Storage = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps a draft for this tab, so that a reload loses no typing. API key and client secret are left out. */
export function storeDraft(storage: Storage, draft: WizardDraft): void {
  const kept = Object.fromEntries(storedFields.map((field) => [field, draft[field]]));
  attempt(() => storage.setItem(storageKey, JSON.stringify({ ...kept, environment: draft.environment })));
}

/** What was kept, as far as it can still be read. */
export function readStoredDraft(storage: Storage): Partial<WizardDraft> {
  const stored = attempt(() => JSON.parse(storage.getItem(storageKey) ?? "null") as unknown);
  if (typeof stored !== "object" || stored === null) return {};
  const values = stored as Record<string, unknown>;
  const draft: Partial<WizardDraft> = {};
  for (const field of storedFields) {
    const value = values[field];
    if (typeof value === "string" && value !== emptyDraft[field]) draft[field] = value;
  }
  if (isEnvironment(values.environment)) draft.environment = values.environment;
  return draft;
}

export function forgetStoredDraft(storage: Storage): void {
  attempt(() => storage.removeItem(storageKey));
}

/** A browser may refuse storage (full, or switched off): the wizard works without it. */
function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}
