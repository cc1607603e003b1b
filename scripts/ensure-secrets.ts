import { createHash, randomBytes } from "node:crypto";
import { connect } from "@/db/client";
import { listWrappingKeyIds } from "@/db/queries/data-keys";
import { listDirectKeyIds } from "@/db/queries/sealed-secrets";
import type { Settings } from "@/lib/settings";
import { appendToEnvFile } from "./env-file";
import { StartProblem } from "./start-problem";

/**
 * Makes the secrets that settings lack and keeps them in the env file.
 * @param input.sealedKeyIds ids of the keys that stored secrets are sealed with
 * @returns what was made, to be used by this start
 * @throws {StartProblem} when no key that stored secrets need is there: a new key would not help, and would hide that
 * the old one is missing
 */
export function ensureSecrets(input: {
  settings: Pick<Settings, "AUTH_SECRET" | "ENCRYPTION_KEYS">;
  sealedKeyIds: string[];
  envFile: string;
}): Record<string, string> {
  const { settings, sealedKeyIds, envFile } = input;
  requireKeys(sealedKeyIds, settings.ENCRYPTION_KEYS ?? []);
  const made = {
    ...(!settings.AUTH_SECRET && { AUTH_SECRET: randomBytes(32).toString("base64") }),
    ...(!settings.ENCRYPTION_KEYS && { ENCRYPTION_KEYS: newEncryptionKey() }),
  };
  if (Object.keys(made).length > 0) appendToEnvFile(envFile, made);
  return made;
}

/** Ids of the keys that seal stored secrets; none in a database without tables. @param url for any role that reads */
export async function findSealedKeyIds(url: string): Promise<string[]> {
  const { db, close } = connect(url, { max: 1, name: "latchkey start" });
  try {
    // One after the other: the database of an earlier version has values and no table of data keys.
    const direct = await listDirectKeyIds(db).catch(noneWithoutTable);
    const wrapping = await listWrappingKeyIds(db).catch(noneWithoutTable);
    return [...new Set([...direct, ...wrapping])].sort();
  } finally {
    await close();
  }
}

function noneWithoutTable(error: unknown): string[] {
  const undefinedTable = "42P01";
  if ((error as { cause?: { code?: string } }).cause?.code === undefinedTable) return [];
  throw error;
}

/** What a start says when some stored secrets need keys that are not there, while others open; null = all are there. */
export function missingKeysWarning(sealedKeyIds: string[], keys: { id: string }[]): string | null {
  const missing = sealedKeyIds.filter((id) => !keys.some((key) => key.id === id));
  if (missing.length === 0 || missing.length === sealedKeyIds.length) return null;
  return (
    `Warning: ENCRYPTION_KEYS lacks ${quoted(missing)}, so some stored secrets cannot be opened. Settings > Encryption ` +
    "keys names the accounts. Everything else works."
  );
}

function requireKeys(sealedKeyIds: string[], keys: { id: string }[]): void {
  const missing = sealedKeyIds.filter((id) => !keys.some((key) => key.id === id));
  // Where some keys are there, the rest of the product goes on; the accounts whose key is lost say so themselves.
  if (missing.length < sealedKeyIds.length || missing.length === 0) return;
  const [noun, pronoun] = missing.length === 1 ? ["key", "it"] : ["keys", "them"];
  throw new StartProblem(
    `The database holds secrets sealed with the ${noun} ${quoted(missing)}, which ENCRYPTION_KEYS does not name, so nothing could open them. ` +
      `Put ${pronoun} back into ENCRYPTION_KEYS (in .env.local, or wherever it is set) from a backup. No new key was made and nothing was changed.`,
  );
}

const quoted = (ids: string[]) => ids.map((id) => `“${id}”`).join(", ");

/** The id is derived from the key, so that two keys never share one. */
function newEncryptionKey(): string {
  const key = randomBytes(32);
  return `k${createHash("sha256").update(key).digest("hex").slice(0, 6)}:${key.toString("base64")}`;
}
