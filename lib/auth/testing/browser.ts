import { AsyncLocalStorage } from "node:async_hooks";

export interface BrowserCookie {
  name: string;
  value: string;
  httpOnly?: boolean;
  sameSite?: string;
  secure?: boolean;
  path?: string;
  maxAge?: number;
}

/** The cookies of one browser; one that is set with no life left is gone. */
export class CookieJar {
  /** What else this browser sends. */
  readonly headers = new Headers();
  readonly #cookies = new Map<string, BrowserCookie>();

  get(name: string): BrowserCookie | undefined {
    return this.#cookies.get(name);
  }

  getAll(): BrowserCookie[] {
    return [...this.#cookies.values()];
  }

  set(cookie: BrowserCookie): void {
    if (cookie.maxAge === 0) this.#cookies.delete(cookie.name);
    else this.#cookies.set(cookie.name, cookie);
  }
}

const current = new AsyncLocalStorage<CookieJar>();

/**
 * In the place of `cookies` of next/headers, which a test file mocks so:
 * `vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser)`. Requests
 * of several browsers may run at once.
 */
export async function requestCookies(): Promise<CookieJar> {
  const jar = current.getStore();
  if (!jar) throw new Error("no browser makes this request");
  return jar;
}

/** All that a test needs of next/headers. */
export const requestOfBrowser = {
  cookies: requestCookies,
  headers: async () => (await requestCookies()).headers,
};

/** One request of a browser. */
export function inBrowser<T>(jar: CookieJar, request: () => Promise<T>): Promise<T> {
  return current.run(jar, request);
}
