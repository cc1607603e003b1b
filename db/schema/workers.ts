import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** A sign of life of each worker process. */
export const workers = pgTable("workers", {
  id: text("id").primaryKey(),
  hostname: text("hostname").notNull(),
  pid: integer("pid").notNull(),
  /** What graphile-worker calls this process: its jobs are locked by this name. */
  jobPool: text("job_pool"),
  startedAt: instant("started_at").notNull().defaultNow(),
  seenAt: instant("seen_at").notNull().defaultNow(),
});
