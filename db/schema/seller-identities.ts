import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { applicationIntegrationTypes, environments } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";
import { sessions } from "./sessions";

/**
 * Who someone is at Mirakl: an e-mail counts only together with where Mirakl vouched for it. Never a user of the
 * back office, whatever the e-mail.
 */
export const sellerIdentities = pgTable(
  "seller_identities",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    environment: text("environment", { enum: environments }).notNull(),
    integrationType: text("integration_type", { enum: applicationIntegrationTypes }).notNull(),
    /** The marketplace's origin, or the company's ID. */
    tenant: text("tenant").notNull(),
    /** `resource_owner` of the token answer, in lower case. */
    email: text("email").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("seller_identities_unique").on(table.environment, table.integrationType, table.tenant, table.email),
    oneOf("seller_identities_environment_known", table.environment, environments),
    oneOf("seller_identities_integration_type_known", table.integrationType, applicationIntegrationTypes),
    check("seller_identities_email_lower", sql`${table.email} = lower(${table.email})`),
  ],
);

/** The identities that a seller's session has proven, each by its own return from Mirakl. */
export const sessionIdentities = pgTable(
  "session_identities",
  {
    sessionId: uuid("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    identityId: uuid("identity_id")
      .notNull()
      .references(() => sellerIdentities.id, { onDelete: "cascade" }),
    provenAt: instant("proven_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.identityId] }),
    index("session_identities_identity").on(table.identityId),
  ],
);
