import { LoaderCircle } from "lucide-react";

/** A turning ring; the words beside it say what is under way. */
export function Spinner({ className = "size-4" }: { className?: string }) {
  return <LoaderCircle aria-hidden className={`animate-spin ${className}`} />;
}
