export type Changes = Record<string, { before: string | null; after: string | null }>;

type Facts = Readonly<Record<string, unknown>>;

/** The named fields that differ, as text. For what is added `before` is null, for what is removed `after`. */
export function changesOf<Before extends Facts, After extends Facts>(
  before: Before | null,
  after: After | null,
  fields: readonly (keyof Before & keyof After & string)[],
): Changes {
  const pairs = fields.map((field) => [field, { before: text(before?.[field]), after: text(after?.[field]) }] as const);
  return Object.fromEntries(pairs.filter(([, change]) => change.before !== change.after));
}

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}
