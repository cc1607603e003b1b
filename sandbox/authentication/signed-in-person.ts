import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Person } from "../state/sign-in-entries";
import type { World } from "../world";

/** Ends with the browser. It holds the e-mail address itself: anybody may be anybody here. */
const cookieName = "local_mirakl_person";
const scope = { path: "/authorize", httpOnly: true, sameSite: "Lax" } as const;

/** Who is signed in at Mirakl in this browser. */
export function findSignedInPerson(c: Context, world: World): Person | null {
  return world.state.people.get(getCookie(c, cookieName) ?? "") ?? null;
}

export function signIn(c: Context, { email }: Person): void {
  setCookie(c, cookieName, email, scope);
}

export function signOut(c: Context): void {
  deleteCookie(c, cookieName, scope);
}
