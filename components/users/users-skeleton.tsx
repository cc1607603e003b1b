import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { UserTableFrame } from "./user-table";

/** The users while they are loading; nothing moves when they arrive. */
export function UsersSkeleton() {
  return (
    <div role="status" aria-label="Loading the users">
      <h1 className="text-22">Users</h1>
      <p className="mb-6 text-text-2 phone:mb-4">Loading users…</p>
      <Card className="animate-appear overflow-hidden">
        <UserTableFrame isBusy>
          {["w-32", "w-40", "w-28"].map((width) => (
            <tr key={width}>
              <td colSpan={6} className="h-row border-line border-b px-5 last:border-b-0 phone:block">
                <Skeleton className={width} />
              </td>
            </tr>
          ))}
        </UserTableFrame>
      </Card>
    </div>
  );
}
