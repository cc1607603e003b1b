import { isNull, sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { bulkKinds, bulkOutcomes, bulkSkipReasons } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";
import { users } from "./users";

/** As `lib/accounts/account-selection.ts` has it, or the run whose failed accounts are tried again. */
export type StoredSelection = Record<string, unknown>;

/** What somebody started for many accounts at once. What is left to do is asked of its accounts, never stored. */
export const bulkRuns = pgTable(
  "bulk_runs",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    kind: text("kind", { enum: bulkKinds }).notNull(),
    /** What was selected. But for an export, the accounts themselves are rows. Null for an import. */
    selection: jsonb("selection").$type<StoredSelection>(),
    /** Of revoking. */
    reason: text("reason"),
    /** Of tagging: the one that it adds or removes. One, so that undoing knows who had it before. */
    tag: text("tag"),
    /** Name of the file of an import. */
    fileName: text("file_name"),
    /** The run whose failed accounts this one tries again. No reference: either may be forgotten first. */
    retryOf: uuid("retry_of"),

    /** On whose behalf every account is worked on; their role is asked again each time. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    requestedBy: text("requested_by").notNull(),
    /** Where they asked from, for the audit events of the accounts. */
    clientAddress: text("client_address"),
    userAgent: text("user_agent"),

    createdAt: instant("created_at").notNull().defaultNow(),
    /** Null while the rows of an import are still coming in. */
    startedAt: instant("started_at"),
    cancelledAt: instant("cancelled_at"),
    cancelledBy: text("cancelled_by"),
    finishedAt: instant("finished_at"),

    /** Accounts of it; the others are counted once it has finished. */
    total: integer("total").notNull().default(0),
    done: integer("done").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    failed: integer("failed").notNull().default(0),
  },
  (table) => [
    oneOf("bulk_runs_kind_known", table.kind, bulkKinds),
    check("bulk_runs_tag_given", sql`(${table.tag} is not null) = (${table.kind} in ('tag', 'untag'))`),
    index("bulk_runs_newest").on(table.createdAt, table.id),
    // What the worker and every open page ask: which ones go on.
    index("bulk_runs_open").on(table.createdAt, table.id).where(isNull(table.finishedAt)),
    index("bulk_runs_user").on(table.userId),
  ],
);

/** One account of a run, and what became of it. */
export const bulkRunAccounts = pgTable(
  "bulk_run_accounts",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => bulkRuns.id, { onDelete: "cascade" }),
    /** 1 to `total`, by name; of an import the row of the file. */
    position: integer("position").notNull(),
    /** No reference: the result outlives a removed account. Null until an import has made it. */
    accountId: uuid("account_id"),
    accountName: text("account_name").notNull(),
    /** The account's fence when it was selected: what happened to it since is not done again. */
    version: integer("version"),
    /** Host that is asked for it, for pace and breaker; empty = perhaps none. Null = surely none: done many at once. */
    host: text("host"),
    outcome: text("outcome", { enum: bulkOutcomes }).notNull(),
    skipReason: text("skip_reason", { enum: bulkSkipReasons }),
    errorCode: text("error_code"),
    errorDetails: jsonb("error_details").$type<ErrorDetails>(),
    /** How often a process took it. */
    attempts: integer("attempts").notNull().default(0),
    leaseOwner: text("lease_owner"),
    leaseUntil: instant("lease_until"),
    at: instant("at"),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.position] }),
    oneOf("bulk_run_accounts_outcome_known", table.outcome, bulkOutcomes),
    oneOf("bulk_run_accounts_skip_reason_known", table.skipReason, bulkSkipReasons),
    check("bulk_run_accounts_reasoned", sql`(${table.outcome} = 'skipped') = (${table.skipReason} is not null)`),
    check("bulk_run_accounts_lease_whole", sql`(${table.leaseOwner} is null) = (${table.leaseUntil} is null)`),
    // By position, so that a short run does not wait behind a long one on the same host.
    index("bulk_run_accounts_pending")
      .on(table.host, table.position, table.runId)
      .where(sql`${table.outcome} = 'pending'`),
    index("bulk_run_accounts_outcome").on(table.runId, table.outcome, table.position),
  ],
);
