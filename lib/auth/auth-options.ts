import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { inTransaction } from "@/db/queries/in-transaction";
import { endSession, findLivingSession } from "@/db/queries/sessions";
import { recordEvent } from "@/lib/audit/record-event";
import { env } from "@/lib/env";
import { AppError, toAppError } from "@/lib/errors/app-error";
import { requestOrigin } from "@/lib/http/request-origin";
import { logger } from "@/lib/logger";
import { paths } from "@/lib/paths";
import { isUuid } from "@/lib/uuid";
import { admitOidcUser } from "./oidc/admit-oidc-user";
import { oidcProviderId, oidcProviders } from "./oidc/oidc-provider";
import { openOidcSession } from "./oidc/open-oidc-session";
import { findPersonOfSession } from "./session";
import { sessionLifetimeSeconds } from "./session-cookie";
import { signInWithPassword } from "./sign-in-with-password";

/**
 * next-auth for the back office. Its cookie is a sealed JWT that names a row of `sessions`; who is signed in is
 * always read from that row (`session.ts`), so that a session can be ended.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET,
    useSecureCookies: env().APP_URL.startsWith("https:"),
    session: { strategy: "jwt", maxAge: sessionLifetimeSeconds },
    // Otherwise it answers with pages of its own.
    pages: { signIn: paths.signIn(), signOut: paths.signIn(), error: paths.signIn(), verifyRequest: paths.signIn() },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials) => signIn(credentials).catch(failWithCode),
      }),
      ...oidcProviders(),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider === oidcProviderId) await admitOidcUser({ ...profile }).catch(failWithCode);
        return true;
      },
      async jwt({ token, user, account, profile }) {
        if (account?.provider === oidcProviderId) {
          const { userId, sessionId } = await openOidcSession({ ...profile });
          return { sub: userId, sessionId };
        }
        return user ? { sub: user.id, sessionId: sessionIdOf(user) } : token;
      },
      // What next-auth's own session route tells the browser: nothing that an ended session should not know.
      async session({ session, token }) {
        const living = isUuid(token.sessionId) && (await findLivingSession(token.sessionId));
        if (!living) return { expires: new Date(0).toISOString() };
        const { user } = living;
        return user ? { ...session, user: { name: user.name, email: user.email } } : { ...session, user: {} };
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (isUuid(token.sessionId)) await signOut(token.sessionId);
      },
    },
    logger: {
      error: (code) => logger().error({ code }, "next-auth failed"),
      warn: (code) => logger().debug({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

async function signIn(typed: unknown) {
  const signedIn = await signInWithPassword(typed);
  if (!signedIn) return null;
  // Not an error, but next-auth has no other way to tell the form that it is not done yet.
  if (!signedIn.isComplete) throw new AppError("second_factor_needed");
  return { id: signedIn.userId, sessionId: signedIn.sessionId };
}

async function signOut(sessionId: string): Promise<void> {
  const person = await findPersonOfSession(sessionId);
  const by = person && { ...person, origin: await requestOrigin() };
  await inTransaction(async (on) => {
    await endSession(sessionId, on);
    if (by) await recordEvent({ event: "user.signed_out", by }, on);
  });
}

/** next-auth puts the message of what is thrown into the browser's address: no more than code and wait may be in it. */
function failWithCode(error: unknown): never {
  const failure = toAppError(error);
  const level = failure.status < 500 ? "info" : "error";
  logger()[level]({ err: failure }, "sign-in failed");
  const { retryAfterSeconds } = failure.details;
  throw new Error(retryAfterSeconds === undefined ? failure.code : `${failure.code}:${retryAfterSeconds}`);
}

function sessionIdOf(user: object): string | undefined {
  return "sessionId" in user && typeof user.sessionId === "string" ? user.sessionId : undefined;
}
