/** Whether an Accept header lets the answer be JSON (RFC 9110 section 12.5.1); an absent one does. */
export function acceptsJson(accept: string | undefined): boolean {
  if (!accept?.trim()) return true;
  return accept.split(",").some((entry) => {
    const [range = "", ...parameters] = entry
      .toLowerCase()
      .split(";")
      .map((part) => part.trim());
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !refused && ["application/json", "application/*", "*/*"].includes(range);
  });
}
