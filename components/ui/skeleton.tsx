import { clsx } from "clsx";

/** A grey bar where a value will be; the caller gives it the value's width. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx("inline-block h-2.5 animate-skeleton rounded-tag bg-skeleton align-middle", className)}
    />
  );
}
