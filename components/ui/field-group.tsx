import type { ReactNode } from "react";

/** Fields of a form that belong together, under a title; several of them stand in one card. */
export function FieldGroup({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <div className="grid gap-5 p-6 not-first:border-line not-first:border-t phone:p-4">
      <div>
        <h2 className="text-15">{title}</h2>
        <p className="text-13 text-text-2">{intro}</p>
      </div>
      {children}
    </div>
  );
}
