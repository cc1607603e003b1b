"use client";

import { PageError } from "@/components/layout/page-error";

/** Frame, navigation and list stay. */
export default function TicketsErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="m-auto">
      <PageError error={error} retry={retry} />
    </div>
  );
}
