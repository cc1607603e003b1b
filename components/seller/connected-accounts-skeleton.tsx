import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The seller's page while it is loading; nothing moves when the data arrives. */
export function ConnectedAccountsSkeleton() {
  return (
    <div role="status" aria-label="Loading your connected accounts">
      <h1 className="text-22">Connected accounts</h1>
      <p className="mt-1 mb-6 max-w-[60ch] text-text-2">
        You decide how long each shop stays connected. Access you revoke stops at once.
      </p>
      <div className="grid animate-appear gap-4">
        {["w-32", "w-40"].map((width) => (
          <Card key={width}>
            <div className="flex h-[81px] items-center gap-4 px-6 phone:px-4">
              <Skeleton className="size-10! rounded-button!" />
              <Skeleton className={width} />
            </div>
            <div className="h-[138px] border-line border-t phone:h-[264px]" />
            <div className="h-[57px] rounded-b-card border-line border-t bg-subtle phone:h-[109px]" />
          </Card>
        ))}
      </div>
    </div>
  );
}
