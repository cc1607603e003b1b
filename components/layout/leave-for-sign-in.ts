import { paths } from "@/lib/paths";

/** The session has ended: to the sign-in page, and back here after it. Drops everything the browser had loaded. */
export function leaveForSignIn(): void {
  location.assign(paths.signIn(location.pathname + location.search));
}
