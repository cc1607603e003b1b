import { sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";

/** How long the longest waiting renewal has been due, in seconds; one that a process is busy with does not wait. */
export async function findRefreshLagSeconds(on: Executor = db()): Promise<number> {
  const [lag] = await on.execute<{ seconds: number | null }>(sql`
    select extract(epoch from now() - min(${accounts.nextRefreshAt}))::float8 as seconds
    from ${accounts}
    where ${accounts.revokedAt} is null and ${accounts.reconnectRequiredAt} is null
      and ${accounts.nextRefreshAt} is not null and ${accounts.nextRefreshAt} <= now()
      and (${accounts.leaseUntil} is null or ${accounts.leaseUntil} < now())`);
  return lag?.seconds ?? 0;
}
