import { doublePrecision, index, pgTable, text } from "drizzle-orm/pg-core";
import { attemptKinds } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";

/**
 * How often something was tried lately, which slows guessing down in all processes together. The key is an HMAC of
 * what is counted, so that the table names neither people nor addresses. Forgotten once it has faded.
 */
export const attemptLimits = pgTable(
  "attempt_limits",
  {
    key: text("key").primaryKey(),
    kind: text("kind", { enum: attemptKinds }).notNull(),
    /** As of `countedAt`; it fades with time (`lib/auth/attempt-rules.ts`). */
    count: doublePrecision("count").notNull().default(0),
    countedAt: instant("counted_at").notNull().defaultNow(),
    /** Before this nothing more is tried. */
    freeAt: instant("free_at").notNull().defaultNow(),
  },
  (table) => [
    oneOf("attempt_limits_kind_known", table.kind, attemptKinds),
    // Pruning deletes what has faded.
    index("attempt_limits_free").on(table.freeAt),
  ],
);
