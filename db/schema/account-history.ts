import { bigint, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { type CheckName, type CheckState, historyKinds, historyOutcomes, historyTriggers } from "../../lib/vocabulary";
import { accounts } from "./accounts";
import { instant, oneOf } from "./columns";
import { users } from "./users";

/** Refreshes and verifications with their outcome; kept 30 days, then pruned by the worker. */
export const accountHistory = pgTable(
  "account_history",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: historyKinds }).notNull(),
    outcome: text("outcome", { enum: historyOutcomes }).notNull(),
    trigger: text("trigger", { enum: historyTriggers }).notNull(),
    at: instant("at").notNull().defaultNow(),
    durationMs: integer("duration_ms"),
    attempt: integer("attempt").notNull().default(1),
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    errorCode: text("error_code"),
    errorDetails: jsonb("error_details").$type<ErrorDetails>(),
    tokenExpiresAt: instant("token_expires_at"),
    checks: jsonb("checks").$type<{ name: CheckName; state: CheckState; durationMs: number | null }[]>(),
  },
  (table) => [
    oneOf("account_history_kind_known", table.kind, historyKinds),
    oneOf("account_history_outcome_known", table.outcome, historyOutcomes),
    oneOf("account_history_trigger_known", table.trigger, historyTriggers),
    index("account_history_account").on(table.accountId, table.at.desc().nullsFirst(), table.id.desc().nullsFirst()),
    // Pruning deletes the oldest.
    index("account_history_at").on(table.at),
  ],
);
