/**
 * JSON in one form only, after RFC 8785: no white space, members sorted by the UTF-16 units of their names, strings and
 * numbers as ECMAScript writes them.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = value as Record<string, unknown>;
  let text = "";
  for (const name of Object.keys(members).sort()) {
    text += `${text && ","}${JSON.stringify(name)}:${canonicalJson(members[name])}`;
  }
  return `{${text}}`;
}
