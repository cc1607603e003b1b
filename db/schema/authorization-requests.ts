import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { authorizationOutcomes, authorizationPurposes } from "../../lib/vocabulary";
import { applications } from "./applications";
import { instant, oneOf } from "./columns";
import { users } from "./users";

/**
 * One trip to Mirakl's sign-in and back: what its `state` stands for, kept on our side. Spent by the first return,
 * forgotten after a day.
 */
export const authorizationRequests = pgTable(
  "authorization_requests",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** SHA-256 of the state, base64url: a copy of the database cannot answer for a browser. */
    stateHash: text("state_hash").notNull(),
    purpose: text("purpose", { enum: authorizationPurposes }).notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    /** As it was sent to /authorize, so that the token request can send the same; null = none was sent. */
    redirectUri: text("redirect_uri"),
    audience: text("audience"),
    /** Of `reconnect`: the account to reconnect. It may be gone when the browser comes back. */
    accountId: uuid("account_id"),
    /** Of `connect`: the name that was typed for the new account. */
    accountName: text("account_name"),
    /** The person of the back office who started it; null = a seller. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    spentAt: instant("spent_at"),
    /** Set with the outcome; spent without it means that the exchange broke off. */
    finishedAt: instant("finished_at"),
    outcome: text("outcome", { enum: authorizationOutcomes }),
    errorCode: text("error_code"),
    errorDetails: jsonb("error_details").$type<ErrorDetails>(),
    resultAccountId: uuid("result_account_id"),
    /** The grant that waits for an answer of the person. */
    parkedGrantId: uuid("parked_grant_id"),
  },
  (table) => [
    uniqueIndex("authorization_requests_state_unique").on(table.stateHash),
    oneOf("authorization_requests_purpose_known", table.purpose, authorizationPurposes),
    oneOf("authorization_requests_outcome_known", table.outcome, authorizationOutcomes),
    // Pruning deletes the oldest.
    index("authorization_requests_created").on(table.createdAt),
    // Ends with its application or user.
    index("authorization_requests_application").on(table.applicationId),
  ],
);
