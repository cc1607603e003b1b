import { expect, it } from "vitest";
import type { KeysView } from "@/lib/keys/key-view";
import { keyLines } from "./key-lines";

const view: KeysView = {
  keys: [
    { id: "k3", state: "newest", dataKeys: 12, directValues: 0 },
    { id: "k2", state: "used", dataKeys: 1, directValues: 2 },
    { id: "k1", state: "retired", dataKeys: 0, directValues: 0 },
    { id: "k4", state: "unused", dataKeys: 0, directValues: 0 },
    { id: "k0", state: "missing", dataKeys: 2, directValues: 0 },
  ],
  toReseal: 3,
  rotation: {
    targetKeyId: "k3",
    requestedBy: "Command line",
    startedAt: "2026-11-20T15:00:00.000Z",
    finishedAt: "2026-11-20T15:01:00.000Z",
    total: 12,
    resealed: 12,
    unreadable: 3,
    isWorkedOn: false,
    isKeyUnknownToWorker: false,
  },
  lost: {
    accounts: [{ id: "1", name: "Acme" }],
    accountCount: 2,
    applications: [],
    parkedGrantCount: 0,
    authenticatorCount: 0,
  },
  now: "2026-11-20T15:02:00.000Z",
};

it("says of each key what it seals, and which one is no longer used", () => {
  expect(keyLines(view)).toEqual([
    "Key “k3” is the newest and seals 12 data keys.",
    "Key “k2” still seals 1 data key and 2 values without one.",
    "Key “k1” is no longer used. Remove it from ENCRYPTION_KEYS and restart; older backups still need it.",
    "Key “k4” seals nothing yet.",
    "Key “k0” is missing from ENCRYPTION_KEYS, and seals 2 data keys that nothing else opens.",
    "3 could not be opened, because they were altered or moved: they stay as they are.",
    "These accounts need a key that is missing: Acme and 1 more.",
  ]);
});
