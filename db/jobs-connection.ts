import "server-only";
import { Logger, runMigrations } from "graphile-worker";

/** How graphile-worker reaches the database. It speaks through `pg`, not through our client. */
export function jobsConnection(
  databaseUrl: string,
  options: { name: string; max: number },
): { connectionString: string; maxPoolSize: number } {
  const url = new URL(databaseUrl);
  // `sslmode` means to `pg` what it means to PostgreSQL's own programs, and to our client.
  url.searchParams.set("uselibpqcompat", "true");
  url.searchParams.set("application_name", options.name);
  return { connectionString: url.href, maxPoolSize: options.max };
}

/** Makes or updates graphile-worker's own tables. @param databaseUrl of the role that will own them */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await runMigrations({
    ...jobsConnection(databaseUrl, { name: "latchkey migrate", max: 1 }),
    logger: new Logger(() => () => undefined),
  });
}
