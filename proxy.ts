import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/auth/content-security-policy";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { env, isProduction } from "@/lib/env";
import { checkRequest } from "@/lib/http/check-request";
import { refuseRequest } from "@/lib/http/refuse-request";
import { paths } from "@/lib/paths";

const openPages = /^\/(sign-in(\/second-factor)?|invite|new-password|connect\/[^/]+|auth\/mirakl(\/.*)?)$/;

/**
 * Gives every page its content security policy, refuses what other sites send, and sends strangers to the sign-in page
 * early. Who may do what is not asked here: every page, action and handler asks for the session itself.
 */
export function proxy(request: NextRequest): Response {
  const { pathname, search } = request.nextUrl;
  const sent = { method: request.method, pathname, origin: request.headers.get("origin") };
  const problem = checkRequest(sent, env().APP_URL);
  if (problem) return refuseRequest(problem);
  const isOpen = pathname.startsWith("/api/") || openPages.test(pathname);
  // What a page sends back is answered by the page that sent it: a redirect would tell it nothing it could show.
  const isVisit = request.method !== "POST";
  if (isVisit && !isOpen && !request.cookies.has(sessionCookieName(env().APP_URL))) {
    const returnTo = pathname === "/" ? undefined : pathname + search;
    return NextResponse.redirect(new URL(paths.signIn(returnTo), env().APP_URL));
  }

  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const isHttps = env().APP_URL.startsWith("https:");
  const policy = contentSecurityPolicy({ nonce, isProduction, isHttps, formTargets: authOrigins(env()) });
  const headers = new Headers(request.headers);
  // Next reads the nonce from the request's policy and puts it on its own scripts; the layout reads x-nonce.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Where a browser is sent to sign in with Mirakl. */
function authOrigins(settings: ReturnType<typeof env>): string[] {
  const { MIRAKL_AUTH_URL_DEVELOPMENT, MIRAKL_AUTH_URL_PREPRODUCTION, MIRAKL_AUTH_URL_PRODUCTION } = settings;
  const urls = [MIRAKL_AUTH_URL_DEVELOPMENT, MIRAKL_AUTH_URL_PREPRODUCTION, MIRAKL_AUTH_URL_PRODUCTION];
  const sandbox = settings.MIRAKL_SANDBOX_URL ? [settings.MIRAKL_SANDBOX_URL] : [];
  return [...urls, ...sandbox].map((url) => new URL(url).origin);
}

export const config = {
  // Handlers answer with data, of which next.config.mjs says that nothing in it may run; next-auth has pages of its own.
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg|api/(?!auth/)).*)"],
};
