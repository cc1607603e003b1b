import { encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { sessionCookieName } from "../session-cookie";

/** A cookie that next-auth would have sealed for this token. */
export async function sealedSessionCookie(token: Record<string, unknown>): Promise<{ name: string; value: string }> {
  return {
    name: sessionCookieName(env().APP_URL),
    value: await encode({ token, secret: env().AUTH_SECRET }),
  };
}
