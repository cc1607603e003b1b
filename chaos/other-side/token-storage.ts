import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

/**
 * Where the authorization server keeps what it has issued, in memory and without a limit: its own store, made for
 * development, forgets what is beyond a thousand entries.
 */
export function tokenStorage(): AdapterFactory {
  const entries = new Map<string, AdapterPayload>();
  const keysOfGrant = new Map<string, Set<string>>();
  return (model) => storageOf(model, entries, keysOfGrant);
}

function storageOf(
  model: string,
  entries: Map<string, AdapterPayload>,
  keysOfGrant: Map<string, Set<string>>,
): Adapter {
  const keyOf = (id: string) => `${model} ${id}`;
  return {
    async upsert(id, payload) {
      entries.set(keyOf(id), payload);
      if (!payload.grantId) return;
      const keys = keysOfGrant.get(payload.grantId) ?? new Set();
      keysOfGrant.set(payload.grantId, keys.add(keyOf(id)));
    },
    find: async (id) => entries.get(keyOf(id)),
    async consume(id) {
      const entry = entries.get(keyOf(id));
      if (entry) entry.consumed = Math.floor(Date.now() / 1_000);
    },
    destroy: async (id) => void entries.delete(keyOf(id)),
    async revokeByGrantId(grantId) {
      for (const key of keysOfGrant.get(grantId) ?? []) entries.delete(key);
      keysOfGrant.delete(grantId);
    },
    // Of sign-ins, which nobody does here: grants are made without a browser.
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
  };
}
