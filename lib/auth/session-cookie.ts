/** next-auth's name for its session cookie; the prefix binds it to https where there is https. */
export function sessionCookieName(appUrl: string): string {
  return appUrl.startsWith("https:") ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** Of everybody's session: a week without a sign-in ends it. */
export const sessionLifetimeSeconds = 7 * 24 * 60 * 60;
