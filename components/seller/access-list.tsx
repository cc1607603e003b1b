import type { ApplicationIntegrationType } from "@/lib/vocabulary";
import { usedAccess } from "./access-words";

interface AccessListProps {
  integrationType: ApplicationIntegrationType;
  /** Before the access is granted it is an announcement, afterwards a fact. */
  tense: "before" | "since";
}

/** What this platform uses of the access, line by line. */
export function AccessList({ integrationType, tense }: AccessListProps) {
  return (
    <ul className="grid gap-2 text-13">
      {usedAccess[integrationType].map(({ Icon, ...words }) => (
        <li key={words.since} className="grid grid-cols-[16px_1fr] gap-2.5">
          <Icon aria-hidden className="mt-0.5 size-4 text-text-3" />
          <span>{words[tense]}</span>
        </li>
      ))}
    </ul>
  );
}
