import { showToast } from "@/components/ui/toast";
import { endSession } from "./leave-for-sign-in";

/**
 * Ends the session at the server, then drops everything the browser had loaded.
 * @param returnTo path of ours to come back to after signing in again
 * @returns whether it has ended; if not, the person was told
 */
export async function signOutHere(returnTo?: string): Promise<boolean> {
  try {
    const { signOut } = await import("next-auth/react");
    await endSession(async () => {
      await signOut({ redirect: false });
      return true;
    }, returnTo);
    return true;
  } catch {
    showToast({
      tone: "bad",
      title: "Not signed out",
      description: "The server did not answer.",
      steps: ["Try again."],
    });
    return false;
  }
}
