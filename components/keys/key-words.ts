import type { KeyRotationView, KeysView, KeyView } from "@/lib/keys/key-view";
import type { NumberText } from "@/lib/number-text";

export const keyStateLabels: Record<KeyView["state"], string> = {
  newest: "Newest",
  used: "In use",
  retired: "No longer used",
  unused: "Not used yet",
  missing: "Missing",
};

/** "1,204 data keys, 3 values without one". */
export function sealsText(
  { dataKeys, directValues }: Pick<KeyView, "dataKeys" | "directValues">,
  number: NumberText,
): string {
  const parts = [
    dataKeys > 0 && counted(dataKeys, "data key", number),
    directValues > 0 &&
      `${counted(directValues, "value", number)} without ${directValues === 1 ? "a data key" : "data keys"}`,
  ];
  return parts.filter(Boolean).join(", ") || "Nothing";
}

/** How far a running rotation is, in a sentence. */
export function progressText(rotation: KeyRotationView, number: NumberText): string {
  const { resealed, total, targetKeyId, isWorkedOn, isKeyUnknownToWorker } = rotation;
  const far = `${number(resealed)} of ${number(total)} re-sealed with “${targetKeyId}”.`;
  if (isKeyUnknownToWorker) {
    return `${far} The worker does not know “${targetKeyId}”: put it into its ENCRYPTION_KEYS as well, and restart it.`;
  }
  return isWorkedOn ? far : `${far} A worker goes on with it within seconds.`;
}

/** What is left of old keys after a rotation, for the sentence below its end. */
export function leftText({ rotation, keys }: Pick<KeysView, "rotation" | "keys">, number: NumberText): string | null {
  const unreadable = rotation?.finishedAt ? rotation.unreadable : 0;
  if (unreadable === 0) return null;
  const used = keys.filter(({ state }) => state === "used").map(({ id }) => `“${id}”`);
  const by = used.length > 0 ? ` with ${used.join(", ")}` : "";
  return `${counted(unreadable, "value", number)} sealed${by} could not be opened, because ${unreadable === 1 ? "it was" : "they were"} altered or moved. ${unreadable === 1 ? "It stays as it is, and its account says" : "They stay as they are, and their accounts say"} so.`;
}

/** "“k1”" or "“k1” and “k2”". */
export function named(keys: readonly Pick<KeyView, "id">[]): string {
  return new Intl.ListFormat("en").format(keys.map(({ id }) => `“${id}”`));
}

export function counted(count: number, noun: string, number: NumberText): string {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}
