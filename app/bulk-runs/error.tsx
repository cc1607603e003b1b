"use client";

import { PageError } from "@/components/layout/page-error";
import { Card } from "@/components/ui/card";

/** Frame and navigation stay. */
export default function BulkRunsErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Card>
      <PageError error={error} retry={retry} />
    </Card>
  );
}
