import type { ReactNode } from "react";

/** Title of the page; `children` stand at its right end. */
export function KeysHeading({ children }: { children?: ReactNode }) {
  return (
    <div className="mb-6 flex items-start justify-between gap-4 phone:mb-4 phone:flex-col">
      <div className="min-w-0">
        <h1 className="text-22">Encryption keys</h1>
        <p className="text-text-2">
          Each account has a data key that seals its secrets; these keys seal the data keys. They are set in
          ENCRYPTION_KEYS and shown nowhere.
        </p>
      </div>
      {children}
    </div>
  );
}
