import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { hashState } from "@/lib/authorizations/authorization-state";
import type { StartedAuthorization } from "@/lib/authorizations/begin-trip";
import { env } from "@/lib/env";

/** Longer than a state lives, so that who comes back late is told so, and not that the browser is another one. */
const lifetimeSeconds = 24 * 60 * 60;
/** Trips that nobody came back from must not fill the header of every request. */
const tripsAtOnce = 8;
const salt = "latchkey trip to Mirakl";

const isHttps = () => env().APP_URL.startsWith("https:");
const namePrefix = () => (isHttps() ? "__Host-latchkey-trip-" : "latchkey-trip-");
/** One cookie a trip: several tabs never overwrite each other's. */
const nameOf = (state: string) => namePrefix() + hashState(state).slice(0, 16);

/** Binds a trip to this browser: its state, encrypted, in a cookie. @returns what the browser may know of it */
export async function rememberTrip({ url, state }: StartedAuthorization): Promise<{ url: string }> {
  const jar = await cookies();
  const others = jar.getAll().filter(({ name }) => name.startsWith(namePrefix()));
  for (const { name } of others.slice(0, Math.max(0, others.length - tripsAtOnce + 1))) jar.set(expired(name));
  jar.set({
    name: nameOf(state),
    value: await encode({ token: { state }, secret: env().AUTH_SECRET, salt, maxAge: lifetimeSeconds }),
    ...attributes(),
    maxAge: lifetimeSeconds,
  });
  return { url };
}

/** Whether this browser began the trip that a state came back from. */
export async function isOwnTrip(state: string): Promise<boolean> {
  const value = (await cookies()).get(nameOf(state))?.value;
  if (!value) return false;
  const token = await decode({ token: value, secret: env().AUTH_SECRET, salt }).catch(() => null);
  return token?.state === state;
}

/** The trip is over. */
export async function forgetTrip(state: string): Promise<void> {
  (await cookies()).set(expired(nameOf(state)));
}

function expired(name: string) {
  return { name, value: "", ...attributes(), maxAge: 0 };
}

/** Lax, because the browser comes back from another site; the prefix demands path and secure. */
function attributes() {
  return { httpOnly: true, sameSite: "lax", secure: isHttps(), path: "/" } as const;
}
