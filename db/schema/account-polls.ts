import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { accounts } from "./accounts";
import { instant } from "./columns";

/**
 * The routine call of each account: its messages are pulled every two minutes, or, where there are none to pull, its
 * credential is checked now and then. Apart from `accounts`, whose many indexes need not move every two minutes.
 */
export const accountPolls = pgTable(
  "account_polls",
  {
    accountId: uuid("account_id")
      .primaryKey()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** Host that is called, so that one host's accounts can be passed over. */
    host: text("host").notNull(),
    nextPollAt: instant("next_poll_at").notNull().defaultNow(),
    lastPolledAt: instant("last_polled_at"),
    /** Everything that changed at Mirakl before this is stored; null before the first pull has ended. */
    watermark: instant("watermark"),
    /** Of a pull under way, or the last one: threads that it stored. */
    threadsRead: integer("threads_read").notNull().default(0),
    isFirstPullDone: boolean("is_first_pull_done").notNull().default(false),
    failureCount: integer("failure_count").notNull().default(0),
    lastErrorCode: text("last_error_code"),
    lastErrorDetails: jsonb("last_error_details").$type<ErrorDetails>(),
    lastErrorAt: instant("last_error_at"),
    leaseOwner: text("lease_owner"),
    leaseUntil: instant("lease_until"),
  },
  (table) => [
    check("account_polls_lease_whole", sql`(${table.leaseOwner} is null) = (${table.leaseUntil} is null)`),
    // What the worker asks every second: which calls are due, host by host.
    index("account_polls_due").on(table.host, table.nextPollAt),
  ],
);
