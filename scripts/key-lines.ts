import type { KeysView, KeyView } from "@/lib/keys/key-view";

/** What the terminal says of the keys after a rotation: what each seals, and what to do next. */
export function keyLines({ keys, rotation, lost }: KeysView): string[] {
  const lines = keys.map((key) => sentenceOf(key));
  if (rotation?.finishedAt && rotation.unreadable > 0) {
    lines.push(
      `${rotation.unreadable} could not be opened, because they were altered or moved: they stay as they are.`,
    );
  }
  if (lost && lost.accountCount > 0) {
    const names = lost.accounts.map(({ name }) => name).join(", ");
    lines.push(`These accounts need a key that is missing: ${names}${more(lost)}.`);
  }
  return lines;
}

function sentenceOf({ id, state, dataKeys, directValues }: KeyView): string {
  const values = directValues > 0 ? ` and ${counted(directValues, "value")} without one` : "";
  const seals = `${counted(dataKeys, "data key")}${values}`;
  switch (state) {
    case "newest":
      return `Key “${id}” is the newest and seals ${seals}.`;
    case "used":
      return `Key “${id}” still seals ${seals}.`;
    case "retired":
      return `Key “${id}” is no longer used. Remove it from ENCRYPTION_KEYS and restart; older backups still need it.`;
    case "unused":
      return `Key “${id}” seals nothing yet.`;
    case "missing":
      return `Key “${id}” is missing from ENCRYPTION_KEYS, and seals ${seals} that nothing else opens.`;
  }
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

const more = ({ accounts, accountCount }: NonNullable<KeysView["lost"]>) =>
  accountCount > accounts.length ? ` and ${accountCount - accounts.length} more` : "";
