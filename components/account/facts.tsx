import type { ReactNode } from "react";

/** Pairs of name and value, one a line. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-line px-5 py-2 text-13">{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 py-2">
      <dt className="text-text-2">{name}</dt>
      <dd className="wrap-anywhere flex min-w-0 flex-wrap items-center gap-x-1.5">{children}</dd>
    </div>
  );
}

/** A value that is not there. */
export function NoValue({ children = "Not set" }: { children?: string }) {
  return <span className="text-text-2">{children}</span>;
}
