/** What a pasted Mirakl address means. `shortenedFrom` is the text as typed, when something was cleaned. */
export type MiraklUrl =
  | { ok: true; origin: string; host: string; shortenedFrom: string | null }
  | { ok: false; message: string };

const loopbackHosts = ["localhost", "127.0.0.1"];

/**
 * Normalises what people paste to the origin of the instance: a bare host, with a slash, with `/api`, with a
 * page of the back office such as `/mmp/shop/user/api`. Whether the address may be called is decided elsewhere.
 */
export function normaliseMiraklUrl(typed: string): MiraklUrl {
  const text = typed.trim();
  if (!text) return { ok: false, message: "Enter the marketplace's address, such as acme-prod.mirakl.net" };
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const bareHost = text.split(/[/:?#]/, 1)[0]?.toLowerCase() ?? "";
  const assumed = loopbackHosts.includes(bareHost) ? "http" : "https";
  const candidate = hasScheme ? text : `${assumed}://${text}`;
  if (/\s/.test(text) || !URL.canParse(candidate)) {
    return { ok: false, message: "Enter the full address, such as acme-prod.mirakl.net" };
  }
  const url = new URL(candidate);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return { ok: false, message: "Enter an https address, such as https://acme-prod.mirakl.net" };
  }
  if (url.username || url.password) {
    return { ok: false, message: "Leave the user name and password out of the address" };
  }
  const host = url.hostname.replace(/\.$/, "");
  if (!host.includes(".") && !loopbackHosts.includes(host) && !host.startsWith("[")) {
    return { ok: false, message: "Enter the full address, such as acme-prod.mirakl.net" };
  }
  const origin = `${url.protocol}//${host}${url.port && `:${url.port}`}`;
  return {
    ok: true,
    origin,
    host: origin.slice(url.protocol.length + 2),
    shortenedFrom: text === origin ? null : text,
  };
}

/** The page of an instance where a shop user makes an API key. */
export function apiKeyPageUrl(origin: string): string {
  return `${origin}/mmp/shop/user/api`;
}
