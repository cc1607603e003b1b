import { FileText } from "lucide-react";
import { useNumber } from "@/components/ui/use-number";
import type { TicketMessageView } from "@/lib/tickets/ticket-view";
import { fileSizeText } from "./ticket-words";

const box = "inline-flex min-h-8 max-w-full items-center gap-2 rounded-control border px-2.5 text-13 phone:min-h-11";

/** Files of a message: links that load them from Mirakl, or their names where Mirakl offers no way to. */
export function MessageAttachments({ attachments }: Pick<TicketMessageView, "attachments">) {
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Attachments" className="mt-2.5 flex flex-wrap gap-2">
      {attachments.map(({ id, name, size, href }) => (
        <li key={id} className="min-w-0 max-w-full">
          {href ? (
            <a href={href} download={name} className={`${box} border-line-strong bg-surface hover:bg-hover`}>
              <FileText aria-hidden className="size-4 text-text-3" />
              <span className="truncate">{name}</span>
              <FileSize bytes={size} />
            </a>
          ) : (
            <span className={`${box} border-line border-dashed`}>
              <FileText aria-hidden className="size-4 text-text-3" />
              <span className="truncate">{name}</span>
              <FileSize bytes={size} />
              <span className="shrink-0 text-text-2">at Mirakl only</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function FileSize({ bytes }: { bytes: number | null }) {
  const number = useNumber();
  return bytes !== null && <span className="shrink-0 text-text-3 tabular-nums">{fileSizeText(bytes, number)}</span>;
}
