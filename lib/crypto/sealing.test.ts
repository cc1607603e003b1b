import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/errors/app-error";
import { Secret } from "@/lib/secret";
import { createKeyRing } from "./key-ring";
import { seal, unseal } from "./sealing";

const ring = createKeyRing([{ id: "k1", key: randomBytes(32) }]);
const place = { ownerId: randomUUID(), field: "api_key" } as const;
const secret = new Secret("7f0c-ключ-\u{1F511}");

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
  return "opened";
}

describe("sealing", () => {
  it("opens what it sealed, in the same place", () => {
    expect(unseal(seal(secret, place, ring).sealed, place, ring).reveal()).toBe(secret.reveal());
  });

  it("never seals the same twice alike, and names its key", () => {
    const first = seal(secret, place, ring);
    expect(first.sealed).not.toBe(seal(secret, place, ring).sealed);
    expect(first.sealed.startsWith("v1.k1.")).toBe(true);
    expect(first.keyId).toBe("k1");
  });

  it("does not open for another account or field", () => {
    const { sealed } = seal(secret, place, ring);
    expect(codeOf(() => unseal(sealed, { ...place, ownerId: randomUUID() }, ring))).toBe("sealed_value_unreadable");
    expect(codeOf(() => unseal(sealed, { ...place, field: "client_secret" }, ring))).toBe("sealed_value_unreadable");
  });

  it("does not open when any part was altered", () => {
    const { sealed } = seal(secret, place, ring);
    const parts = sealed.split(".");
    const altered = Buffer.from(parts[3] ?? "", "base64url");
    altered.writeUInt8(altered.readUInt8(0) ^ 1, 0);
    expect(codeOf(() => unseal([...parts.slice(0, 3), altered.toString("base64url")].join("."), place, ring))).toBe(
      "sealed_value_unreadable",
    );
    expect(codeOf(() => unseal(parts.slice(0, 3).join("."), place, ring))).toBe("sealed_value_unreadable");
    expect(codeOf(() => unseal(secret.reveal(), place, ring))).toBe("sealed_value_unreadable");
  });

  it("opens with an older key of the ring, and names a key that is missing", () => {
    const { sealed } = seal(secret, place, ring);
    const rotated = createKeyRing([{ id: "k2", key: randomBytes(32) }]);
    expect(codeOf(() => unseal(sealed, place, rotated))).toBe("encryption_key_missing");
    const key = randomBytes(32);
    const older = createKeyRing([{ id: "k1", key }]);
    const both = createKeyRing([
      { id: "k2", key: randomBytes(32) },
      { id: "k1", key },
    ]);
    expect(unseal(seal(secret, place, older).sealed, place, both).reveal()).toBe(secret.reveal());
    expect(seal(secret, place, both).keyId).toBe("k2");
  });
});
