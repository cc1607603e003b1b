import { paths } from "@/lib/paths";

let isEnding = false;

/** The session has ended: to the sign-in page, and back here after it. Drops everything the browser had loaded. */
export function leaveForSignIn(): void {
  // Whoever ends it themselves goes there anyway, and need not come back here.
  if (!isEnding) location.assign(paths.signIn(location.pathname + location.search));
}

/**
 * Ends the session of this browser, then goes to the sign-in page. What the page asks for meanwhile is refused already.
 * @param end resolves to whether it has ended
 * @param returnTo path of ours to come back to after signing in again
 */
export async function endSession(end: () => Promise<boolean>, returnTo?: string): Promise<void> {
  isEnding = true;
  try {
    isEnding = await end();
  } catch (error) {
    isEnding = false;
    throw error;
  }
  if (isEnding) location.assign(paths.signIn(returnTo));
}
