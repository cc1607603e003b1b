import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { ActivityTableFrame } from "./activity-table";

const rows = ["w-56", "w-40", "w-64", "w-44", "w-52", "w-36", "w-60", "w-48"];
const cell = "h-row border-line border-b px-3 phone:block phone:h-auto phone:border-0 phone:px-4 phone:py-1";

/** The table while its rows are on their way. */
export function ActivityRowsSkeleton() {
  return (
    <Card className="animate-appear overflow-hidden">
      <ActivityTableFrame isBusy>
        <tbody className="phone:block">
          {rows.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never change places
            <tr key={index} className="phone:block phone:border-line phone:border-b phone:py-3">
              <td className={`${cell} pl-5 phone:hidden`}>
                <Skeleton className="w-16" />
              </td>
              <td className={cell}>
                <Skeleton className="w-24" />
              </td>
              <td className={cell}>
                <Skeleton className={`max-w-full ${width}`} />
              </td>
              <td className={`${cell} phone:hidden`}>
                <Skeleton className="w-28" />
              </td>
              <td className={`${cell} phone:hidden stacked:hidden`}>
                <Skeleton className="w-20" />
              </td>
              <td className={`${cell} phone:hidden`} />
            </tr>
          ))}
        </tbody>
      </ActivityTableFrame>
    </Card>
  );
}
