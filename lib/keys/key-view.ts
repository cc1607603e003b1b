/**
 * A master key as people see it; never the key itself. `newest` seals what is new, `used` seals something from before,
 * `retired` was rotated away and seals nothing any more, `unused` never sealed anything that is known, `missing` seals
 * something and is not there.
 */
export interface KeyView {
  id: string;
  state: "newest" | "used" | "retired" | "unused" | "missing";
  dataKeys: number;
  /** Values without a data key, as a version before them sealed them. */
  directValues: number;
}

export interface KeyRotationView {
  targetKeyId: string;
  requestedBy: string;
  startedAt: string;
  /** Null while it goes on. */
  finishedAt: string | null;
  total: number;
  resealed: number;
  /** Could not be opened, and stay as they are. */
  unreadable: number;
  /** A process works on it. Without, it waits for one. */
  isWorkedOn: boolean;
  /** The worker that looked does not know the key. */
  isKeyUnknownToWorker: boolean;
}

/** Whose secrets a key seals that is not there. */
export interface LostSecretsView {
  accounts: { id: string; name: string }[];
  accountCount: number;
  applications: { id: string; name: string }[];
  /** Tokens that wait for their revocation. */
  parkedGrantCount: number;
  /** Authenticator apps, whose codes cannot be checked. */
  authenticatorCount: number;
}

export interface KeysView {
  /** As they stand in the settings, newest first; then those that are missing. */
  keys: KeyView[];
  /** Data keys and values that the newest key does not seal and that can be re-sealed. */
  toReseal: number;
  /** The running one, or the last. */
  rotation: KeyRotationView | null;
  /** Null while no key is missing. */
  lost: LostSecretsView | null;
  /** The database's clock when it was read. */
  now: string;
}
