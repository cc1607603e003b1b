import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/errors/app-error";
import { Secret } from "@/lib/secret";
import { createDataKey, openDataKey, rewrapDataKey } from "./data-key";
import { createKeyRing } from "./key-ring";
import { seal, sealDirectly, unseal } from "./sealing";

const k1 = { id: "k1", key: randomBytes(32) };
const k2 = { id: "k2", key: randomBytes(32) };
const ring = createKeyRing([k1]);
const owner = { kind: "account", id: randomUUID() };
const place = { owner, field: "api_key" } as const;
const otherOwner = { kind: "account", id: randomUUID() };
const otherKind = { kind: "parked_grant", id: owner.id };
const secret = new Secret("7f0c-ключ-\u{1F511}");

async function codeOf(opening: Promise<unknown>): Promise<string> {
  try {
    await opening;
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
  return "opened";
}

/** A text with one bit of its last part turned. */
function altered(text: string): string {
  const parts = text.split(".");
  const bytes = Buffer.from(parts.pop() ?? "", "base64url");
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return [...parts, bytes.toString("base64url")].join(".");
}

async function sealed() {
  const { dataKey, wrapped } = await createDataKey(owner, ring);
  return { stored: { sealed: seal(secret, "api_key", dataKey).sealed as string, dataKey: wrapped }, dataKey, wrapped };
}

describe("sealing with a data key", () => {
  it("opens what it sealed in the same place, and gives the key that seals what follows", async () => {
    const { stored, wrapped } = await sealed();
    const opened = await unseal(stored, place, ring);
    expect(opened.secret.reveal()).toBe(secret.reveal());
    if (!opened.dataKey) throw new Error("no data key");
    const next = seal(new Secret("next"), "access_token", opened.dataKey);
    expect(next).toMatchObject({ dataKeyId: wrapped.id, keyId: null });
    const at = { owner, field: "access_token" } as const;
    expect((await unseal({ sealed: next.sealed, dataKey: wrapped }, at, ring)).secret.reveal()).toBe("next");
  });

  it("never seals or wraps the same twice alike, and names its keys", async () => {
    const [first, second] = [await sealed(), await sealed()];
    expect(seal(secret, "api_key", first.dataKey).sealed).not.toBe(first.stored.sealed);
    expect(first.wrapped.wrapped).not.toBe(second.wrapped.wrapped);
    expect(first.stored.sealed.startsWith(`v2.${first.wrapped.id}.`)).toBe(true);
    expect(first.wrapped.masterKeyId).toBe("k1");
  });

  it.each([
    ["another account", { owner: otherOwner, field: "api_key" }],
    ["another kind of owner with the same id", { owner: otherKind, field: "api_key" }],
    ["another field", { owner, field: "client_secret" }],
  ] as const)("does not open for %s, even when its data key is moved along", async (_, moved) => {
    const { stored } = await sealed();
    expect(await codeOf(unseal(stored, moved, ring))).toBe("sealed_value_unreadable");
  });

  it("does not open with the data key of another owner, nor that key under the id of this one", async () => {
    const { stored, wrapped } = await sealed();
    const other = (await createDataKey(otherOwner, ring)).wrapped;
    for (const dataKey of [other, { ...other, id: wrapped.id }, { ...wrapped, id: randomUUID() }, null]) {
      expect(await codeOf(unseal({ ...stored, dataKey }, place, ring))).toBe("sealed_value_unreadable");
    }
  });

  it("does not open when any part was altered", async () => {
    const { stored, wrapped } = await sealed();
    const dataKey = { ...wrapped, wrapped: altered(wrapped.wrapped) };
    const texts = [altered(stored.sealed), stored.sealed.split(".").slice(0, 3).join("."), secret.reveal(), "v2", ""];
    for (const text of texts) {
      expect(await codeOf(unseal({ ...stored, sealed: text }, place, ring))).toBe("sealed_value_unreadable");
    }
    expect(await codeOf(unseal({ ...stored, dataKey }, place, ring))).toBe("sealed_value_unreadable");
  });

  it("names the master key that is missing", async () => {
    const { stored, wrapped } = await sealed();
    const other = createKeyRing([k2]);
    await expect(unseal(stored, place, other)).rejects.toMatchObject({
      code: "encryption_key_missing",
      details: { keyId: "k1" },
    });
    // The name of the master key is bound too.
    const renamed = { ...wrapped, masterKeyId: "k2" };
    expect(await codeOf(openDataKey(renamed, owner, createKeyRing([{ ...k1, id: "k2" }])))).toBe(
      "sealed_value_unreadable",
    );
  });

  it("is wrapped by another master key without a change to what it seals, also by one that is not the newest", async () => {
    const { stored, wrapped } = await sealed();
    const rolling = createKeyRing([k1, k2]);
    const rewrapped = await rewrapDataKey(wrapped, { owner, masterKeyId: "k2" }, rolling);
    expect(rewrapped).toMatchObject({ id: wrapped.id, masterKeyId: "k2" });
    for (const keys of [rolling, createKeyRing([k2, k1]), createKeyRing([k2])]) {
      const opened = await unseal({ sealed: stored.sealed, dataKey: rewrapped }, place, keys);
      expect(opened.secret.reveal()).toBe(secret.reveal());
    }
    // Whoever read the row before goes on with what it read.
    expect((await unseal(stored, place, rolling)).secret.reveal()).toBe(secret.reveal());
    expect(await codeOf(rewrapDataKey(wrapped, { owner: otherOwner, masterKeyId: "k2" }, rolling))).toBe(
      "sealed_value_unreadable",
    );
  });
});

describe("values of a version without data keys", () => {
  /** As that version made them. */
  const direct = () => ({ sealed: sealDirectly(secret, place, ring).sealed as string, dataKey: null });

  it("open in their place, whatever data key their row still names", async () => {
    const { wrapped } = await sealed();
    const opened = await unseal({ ...direct(), dataKey: wrapped }, place, ring);
    expect(opened.secret.reveal()).toBe(secret.reveal());
    expect(opened.dataKey).toBeNull();
    expect(direct().sealed).toMatch(/^v1\.k1\.[\w-]+\.[\w-]+$/);
  });

  it("do not open for another account or field, nor when altered", async () => {
    const stored = direct();
    expect(await codeOf(unseal(stored, { ...place, owner: otherOwner }, ring))).toBe("sealed_value_unreadable");
    expect(await codeOf(unseal(stored, { owner, field: "client_secret" }, ring))).toBe("sealed_value_unreadable");
    expect(await codeOf(unseal({ ...stored, sealed: altered(stored.sealed) }, place, ring))).toBe(
      "sealed_value_unreadable",
    );
  });

  it("open with an older key of the ring, and name a key that is missing", async () => {
    const stored = direct();
    const both = createKeyRing([k2, k1]);
    expect((await unseal(stored, place, both)).secret.reveal()).toBe(secret.reveal());
    expect(await codeOf(unseal(stored, place, createKeyRing([k2])))).toBe("encryption_key_missing");
    expect(sealDirectly(secret, place, both).keyId).toBe("k2");
  });
});
