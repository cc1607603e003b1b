import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The account page before its data: labels real, values grey, nothing moves when they arrive. */
export function AccountSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the account"
      className="grid grid-cols-1 animate-[fade-in_180ms_200ms_both] gap-6 phone:gap-4"
    >
      <h1 className="sr-only">Account</h1>
      <div>
        <p className="mb-2 text-13 text-text-2">Accounts</p>
        <div className="flex h-8 items-center">
          <Skeleton className="h-5 w-56" />
        </div>
        <div className="mt-1 h-5">
          <Skeleton className="w-64" />
        </div>
      </div>
      <Card className="px-6 py-5 phone:px-4">
        <div className="grid grid-cols-[1.4fr_1fr_1fr_1fr] gap-x-6 gap-y-4 stacked:grid-cols-2 phone:grid-cols-1">
          {["Token expires in", "Next refresh", "Last refreshed", "Last verified"].map((label) => (
            <div
              key={label}
              className="h-15 border-line not-first:border-l not-first:pl-5 stacked:border-l-0! stacked:pl-0!"
            >
              <p className="mb-2 font-medium text-13 text-text-2">{label}</p>
              <Skeleton className="w-24" />
            </div>
          ))}
        </div>
        <Skeleton className="mt-10 mb-7 h-2! w-full" />
      </Card>
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-start gap-6 stacked:grid-cols-1 phone:gap-4">
        <CardSkeleton title="Refresh history" lines={8} />
        <div className="grid gap-6 phone:gap-4">
          <CardSkeleton title="Connection" lines={7} />
          <CardSkeleton title="Shop" lines={5} />
        </div>
      </div>
    </div>
  );
}

function CardSkeleton({ title, lines }: { title: string; lines: number }) {
  return (
    <Card>
      <CardHeader title={title} />
      <div className="divide-y divide-line px-5 py-2">
        {Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
          <div key={line} className="flex h-9 items-center gap-3">
            <Skeleton className="w-28" />
            <Skeleton className="w-40" />
          </div>
        ))}
      </div>
    </Card>
  );
}
