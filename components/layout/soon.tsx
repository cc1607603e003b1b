import { type ReactNode, Suspense } from "react";
import { sleep } from "@/lib/clock";

/** A skeleton for less would only flicker, and cost as much as the page. */
const skeletonAfterMs = 100;

interface SoonProps {
  /** What stands there until then, where it takes longer. */
  fallback: ReactNode;
  /** A component that reads what it shows, called: `{LoadedUsers({ person })}`. */
  children: Promise<Awaited<ReactNode>>;
}

/** Shows at once what is read soon, and has a skeleton in its place otherwise. */
export async function Soon({ fallback, children }: SoonProps) {
  const shown = await Promise.race([children.then((node) => ({ node })), sleep(skeletonAfterMs)]);
  return shown ? shown.node : <Suspense fallback={fallback}>{children}</Suspense>;
}
