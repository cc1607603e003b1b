import { paths } from "@/lib/paths";

/** Ends the session at the server, then drops everything the browser had loaded. */
export async function signOutHere(): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
  location.assign(paths.signIn());
}
