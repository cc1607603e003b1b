import { SearchX } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** Stands where a bulk action was asked for that is not there, or no longer. */
export function BulkRunGone() {
  return (
    <>
      <h1 className="mb-6 text-22">Bulk action</h1>
      <Card>
        <EmptyState
          icon={<SearchX aria-hidden />}
          title="This bulk action does not exist, or no longer"
          actions={<LinkButton href={paths.bulkRuns()}>Go to the bulk actions</LinkButton>}
        >
          They are kept for 30 days. Or the address was copied incompletely.
        </EmptyState>
      </Card>
    </>
  );
}
