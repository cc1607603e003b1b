import "server-only";
import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { sessionCookieName, sessionLifetimeSeconds } from "./session-cookie";

/** Gives this browser a session, as next-auth's own sign-in would. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const { APP_URL, AUTH_SECRET } = env();
  (await cookies()).set({
    name: sessionCookieName(APP_URL),
    value: await encode({ token: { sessionId }, secret: AUTH_SECRET, maxAge: sessionLifetimeSeconds }),
    httpOnly: true,
    sameSite: "lax",
    secure: APP_URL.startsWith("https:"),
    path: "/",
    maxAge: sessionLifetimeSeconds,
  });
}
