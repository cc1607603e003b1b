interface BasicCredentials {
  clientId: string;
  clientSecret: string;
}

/** What an Authorization header with the Basic scheme holds (RFC 7617), both parts as they are; else null. */
export function basicCredentials(authorization: string | undefined): BasicCredentials | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? null : { clientId: text.slice(0, colon), clientSecret: text.slice(colon + 1) };
}

/** One part in the encoding of `application/x-www-form-urlencoded` (RFC 6749 section 2.3.1), else the text itself. */
export function decodeFormPart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
