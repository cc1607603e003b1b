import type { Changes } from "@/lib/audit/changes";

/** What the audit trail says of an account that got other tags; null where they are the same. */
export function tagChanges(before: readonly string[], after: readonly string[]): Changes | null {
  const tags = { before: listed(before), after: listed(after) };
  return tags.before === tags.after ? null : { tags };
}

function listed(names: readonly string[]): string | null {
  return names.join(", ") || null;
}
