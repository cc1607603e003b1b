import { SearchX } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** Stands where an application was asked for that is not there. */
export function ApplicationGone() {
  return (
    <>
      <h1 className="mb-6 text-22">Applications</h1>
      <Card>
        <EmptyState
          icon={<SearchX aria-hidden className="size-5" />}
          title="This application does not exist, or no longer"
          actions={<LinkButton href={paths.applications()}>Go to the applications</LinkButton>}
        >
          Someone may have removed it, or the address was copied incompletely.
        </EmptyState>
      </Card>
    </>
  );
}
