import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

/** A surface with a hairline edge. */
export function Card({ className, ...props }: ComponentProps<"section">) {
  return <section className={clsx("rounded-card border border-line bg-surface", className)} {...props} />;
}

/** Title line of a card; `children` stand at its right end. `id` names the card with `aria-labelledby`. */
export function CardHeader({ title, id, children }: { title: string; id?: string; children?: ReactNode }) {
  return (
    <header className="flex min-h-12 items-center gap-3 border-line border-b py-2 pr-4 pl-5">
      <h2 id={id} className="min-w-0 flex-1 text-15">
        {title}
      </h2>
      {children}
    </header>
  );
}
