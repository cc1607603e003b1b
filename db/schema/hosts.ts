import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Hosts that do not answer, for all processes: while `opened_at` is set nobody calls one by itself, but for one probe
 * each time that `retry_at` comes. A host that answers has no row.
 */
export const troubledHosts = pgTable("troubled_hosts", {
  host: text("host").primaryKey(),
  openedAt: instant("opened_at").notNull().defaultNow(),
  /** The next probe. Whoever claims it moves it on. */
  retryAt: instant("retry_at").notNull(),
  /** Failed probes since it was opened. */
  probeCount: integer("probe_count").notNull().default(0),
  lastErrorCode: text("last_error_code").notNull(),
  lastErrorAt: instant("last_error_at").notNull().defaultNow(),
});
