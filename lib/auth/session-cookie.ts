/** next-auth's name for its session cookie; the prefix binds it to https where there is https. */
export function sessionCookieName(appUrl: string): string {
  return appUrl.startsWith("https:") ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}
