import { paths } from "@/lib/paths";

/** Any origin will do: it only tells addresses of our own from others. */
const ownOrigin = "http://own.invalid";

/**
 * Where to go after signing in: `returnTo` when it is a path of ours, else the accounts. An address of someone
 * else's (`https://…`, `//host`, `/\host`) would turn the sign-in page into a lure.
 */
export function returnPath(returnTo: string | undefined): string {
  if (!returnTo?.startsWith("/") || !URL.canParse(returnTo, ownOrigin)) return paths.accounts();
  const { origin, pathname, search } = new URL(returnTo, ownOrigin);
  // Resolving "/.//host" leaves "//host", which a browser reads as another host.
  const isOwn = origin === ownOrigin && !pathname.startsWith("//");
  const isSignIn = pathname === paths.signIn() || pathname === paths.secondFactor();
  const isPage = isOwn && !pathname.startsWith("/api/") && !isSignIn;
  return isPage ? pathname + search : paths.accounts();
}
