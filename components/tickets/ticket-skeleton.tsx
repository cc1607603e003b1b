import { Skeleton } from "@/components/ui/skeleton";

const messages = ["h-16", "h-24", "h-16"];

/** A ticket while it is on its way: its frame is there, its words are grey. */
export function TicketSkeleton() {
  return (
    <div role="status" aria-label="Loading the ticket" className="flex min-h-0 flex-1 animate-appear flex-col">
      <h1 className="sr-only">Ticket</h1>
      <div className="shrink-0 border-line border-b bg-surface px-8 py-4 tablet:px-5 phone:px-4">
        <div className="flex h-6 items-center">
          <Skeleton className="h-4 w-56" />
        </div>
        <div className="flex h-5 items-center">
          <Skeleton className="w-72 max-w-full" />
        </div>
      </div>
      <div className="grid content-start gap-4 px-8 py-6 tablet:px-5 phone:px-4">
        {messages.map((height, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never change places
          <div key={index} className="max-w-2xl">
            <div className="mb-1.5 flex h-7 items-center gap-2">
              <Skeleton className="size-7 rounded-full" />
              <Skeleton className="w-24" />
            </div>
            <div className={`rounded-card border border-line bg-surface ${height}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
