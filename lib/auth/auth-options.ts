import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { endSession, findSessionUser, insertSession } from "@/db/queries/sessions";
import { findUserByEmail } from "@/db/queries/users";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { paths } from "@/lib/paths";
import { isUuid } from "@/lib/uuid";
import { verifyPassword } from "./passwords";

const sessionLifetimeSeconds = 7 * 24 * 60 * 60;
/** Hashing is costly by design; nobody has a password of a megabyte. */
const longestInput = 1_000;

/**
 * next-auth for the back office. Its cookie is a sealed JWT that names a row of `sessions`; who is signed in is
 * always read from that row (`require-session.ts`), so that a session can be ended.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET,
    useSecureCookies: env().APP_URL.startsWith("https:"),
    session: { strategy: "jwt", maxAge: sessionLifetimeSeconds },
    pages: { signIn: paths.signIn(), error: paths.signIn() },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials) => signIn(credentials?.email ?? "", credentials?.password ?? ""),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: sessionIdOf(user) } : token),
      // What next-auth's own session route tells the browser: nothing that an ended session should not know.
      async session({ session, token }) {
        const user = await findSessionUser(String(token.sessionId));
        return user
          ? { ...session, user: { name: user.name, email: user.email } }
          : { expires: new Date(0).toISOString() };
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (isUuid(token.sessionId)) await endSession(token.sessionId);
      },
    },
    logger: {
      error: (code) => logger().error({ code }, "next-auth failed"),
      warn: (code) => logger().debug({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

/** @returns null when e-mail or password is wrong, without telling which, in text or time */
async function signIn(email: string, password: string) {
  if (email.length > longestInput || password.length > longestInput) return null;
  const user = await findUserByEmail(email);
  const fits = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !fits || user.disabledAt) return null;
  return { id: user.id, sessionId: await insertSession(user.id, sessionLifetimeSeconds) };
}

function sessionIdOf(user: object): string | undefined {
  return "sessionId" in user && typeof user.sessionId === "string" ? user.sessionId : undefined;
}
