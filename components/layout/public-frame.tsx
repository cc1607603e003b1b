import type { ReactNode } from "react";
import { BrandMark } from "./brand";

/** What pages for strangers stand in: the brand, and one column of content in the middle. */
export function PublicFrame({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-screen grid-cols-[minmax(0,464px)] place-content-center px-4 py-8 phone:place-content-start phone:justify-center phone:pt-7">
      <p className="mb-6 flex items-center justify-center gap-2.5 text-15">
        <BrandMark />
        Latchkey
      </p>
      {children}
    </main>
  );
}
