import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The applications while they are loading; nothing moves when they arrive. */
export function ApplicationsSkeleton() {
  return (
    <div role="status" aria-label="Loading the applications">
      <h1 className="text-22">Applications</h1>
      <p className="mb-6 text-text-2 phone:mb-4">What Mirakl registered for your company, for Sign in with Mirakl.</p>
      <Card className="animate-appear">
        <div className="flex h-14 items-center px-5">
          <Skeleton className="w-40" />
        </div>
        <div className="grid h-[165px] grid-cols-2 content-start gap-x-10 gap-y-6 border-line border-t px-5 py-4 stacked:h-[330px] stacked:grid-cols-1">
          {["w-64", "w-52", "w-72", "w-60", "w-56", "w-68"].map((width) => (
            <Skeleton key={width} className={`${width} max-w-full`} />
          ))}
        </div>
      </Card>
    </div>
  );
}
