import { countRefreshes } from "@/db/queries/refresh-counts";
import type { JobHandler } from "./job";

/** Of a history that nobody has counted yet, what one statement looks at. */
const hoursAtOnce = 6;

/** Counts the refreshes of the last minutes, for the overview of accounts. */
export const countRecentRefreshes: JobHandler<"count_refreshes"> = async (_, { signal }) => {
  while (!signal.aborted && !(await countRefreshes(hoursAtOnce)));
};
