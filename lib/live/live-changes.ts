/** Accounts by their IDs, or more of them than are worth naming. */
export type Accounts = readonly string[] | "many";

/** What has changed since the last message of a live stream; what is absent has not. */
export interface LiveChanges {
  /** Their status or what else identifies them. */
  changed?: Accounts;
  /** A line was written to their history, and most likely a token renewed in time: dates moved, nothing else. */
  renewed?: Accounts;
  /** Hosts that are not called. */
  hosts?: true;
  /** Bulk actions: one began, went on or ended. */
  runs?: true;
}

/** For whoever may have missed something. */
export const everything: LiveChanges = { changed: "many", hosts: true, runs: true };

/** IDs that a message names. */
export const namedAtMost = 20;

/** Both together; what names too many names none. */
export function mergeChanges(one: LiveChanges, other: LiveChanges): LiveChanges {
  const changed = mergeAccounts(one.changed, other.changed);
  const renewed = mergeAccounts(one.renewed, other.renewed);
  return {
    ...(changed && { changed }),
    ...(renewed && { renewed }),
    ...((one.hosts || other.hosts) && { hosts: true }),
    ...((one.runs || other.runs) && { runs: true }),
  };
}

export function mergeAccounts(one?: Accounts, other?: Accounts): Accounts | undefined {
  if (one === "many" || other === "many") return "many";
  const ids = [...new Set([...(one ?? []), ...(other ?? [])])];
  if (ids.length === 0) return undefined;
  return ids.length > namedAtMost ? "many" : ids;
}
