/** Whether a text can be an id at all; PostgreSQL refuses anything else with an error of its own. */
export function isUuid(text: unknown): text is string {
  return typeof text === "string" && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}
