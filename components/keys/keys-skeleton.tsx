import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { KeysHeading } from "./keys-heading";

/** The keys while they are loading; nothing moves when they arrive. */
export function KeysSkeleton() {
  return (
    <div role="status" aria-label="Loading the encryption keys">
      <KeysHeading />
      <Card className="animate-appear">
        {["w-40", "w-52"].map((width) => (
          <div key={width} className="flex h-12 items-center border-line px-5 not-first:border-t">
            <Skeleton className={width} />
          </div>
        ))}
      </Card>
    </div>
  );
}
