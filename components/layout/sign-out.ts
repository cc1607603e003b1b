import { endSession } from "./leave-for-sign-in";

/**
 * Ends the session at the server, then drops everything the browser had loaded.
 * @param returnTo path of ours to come back to after signing in again
 */
export async function signOutHere(returnTo?: string): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await endSession(async () => {
    await signOut({ redirect: false });
    return true;
  }, returnTo);
}
