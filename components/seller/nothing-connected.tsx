import { Plug } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

/** A seller who has granted nothing here, or nothing that is still there. */
export function NothingConnected({ isDeciding }: { isDeciding: boolean }) {
  return (
    <Card>
      <EmptyState icon={<Plug aria-hidden />} title="No shop is connected" className="pt-10! pb-4!">
        {isDeciding
          ? "Decide above what becomes of the access that Mirakl has just granted."
          : "This platform has no access to any shop of yours. To grant it, connect a shop and agree at Mirakl."}
      </EmptyState>
    </Card>
  );
}
