import { Ellipsis, type LucideIcon } from "lucide-react";
import type { TokenStatus } from "@/lib/vocabulary";
import { statusLooks } from "./status-badge";

const icons: [string, LucideIcon][] = [
  ...Object.entries(statusLooks).map(([status, { Icon }]): [string, LucideIcon] => [status, Icon]),
  ["actions", Ellipsis],
];

/** What the icons of the rows refer to: each is drawn once, not in every row. */
export function TableIconShapes() {
  return (
    <svg aria-hidden className="absolute size-0">
      {icons.map(([name, Icon]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 24 24">
          <Icon className="[stroke-width:inherit]" />
        </symbol>
      ))}
    </svg>
  );
}

/** An icon of a row, where `TableIconShapes` are on the page. */
export function TableIcon({ name }: { name: TokenStatus | "actions" }) {
  return (
    <svg aria-hidden className="lucide">
      <use href={`#icon-${name}`} />
    </svg>
  );
}
