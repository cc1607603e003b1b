import { isNotNull } from "drizzle-orm";
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { applicationIntegrationTypes, environments, secretFields } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";
import { dataKeyColumns, opensWith, sealedColumns } from "./sealed-columns";
import { users } from "./users";

/** An OAuth client that Mirakl registered for this company, for "Sign in with Mirakl". */
export const applications = pgTable(
  "applications",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** Public: sellers see it. */
    name: text("name").notNull(),
    /** Of the public page, `/connect/{slug}`. */
    slug: text("slug").notNull(),
    environment: text("environment", { enum: environments }).notNull(),
    integrationType: text("integration_type", { enum: applicationIntegrationTypes }).notNull(),
    clientId: text("client_id").notNull(),
    secretLastFour: text("secret_last_four").notNull().default(""),
    redirectUri: text("redirect_uri").notNull(),
    /** Off: neither call names a redirect URI, and Mirakl takes the first that is registered. */
    sendsRedirectUri: boolean("sends_redirect_uri").notNull().default(true),
    /** Default audience of its sign-ins; null = people choose at Mirakl. */
    audience: text("audience"),
    sendsResponseType: boolean("sends_response_type").notNull().default(false),
    secretReplacedAt: instant("secret_replaced_at"),
    /** Set when Mirakl refused client ID and secret: its accounts stop calling until it is repaired. */
    rejectedAt: instant("rejected_at"),
    rejectionDetails: jsonb("rejection_details").$type<ErrorDetails>(),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("applications_slug_unique").on(table.slug),
    uniqueIndex("applications_client_unique").on(table.environment, table.clientId),
    oneOf("applications_environment_known", table.environment, environments),
    oneOf("applications_integration_type_known", table.integrationType, applicationIntegrationTypes),
  ],
);

/** The wrapped key that seals the client secret of an application. */
export const applicationDataKeys = pgTable(
  "application_data_keys",
  {
    ownerId: uuid("application_id")
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    ...dataKeyColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.id] }),
    index("application_data_keys_master_key").on(table.masterKeyId, table.ownerId, table.id),
  ],
);

/** The sealed client secret of an application. */
export const applicationSecrets = pgTable(
  "application_secrets",
  {
    ownerId: uuid("application_id")
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    ...sealedColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.field] }),
    oneOf("application_secrets_field_known", table.field, secretFields),
    opensWith("application_secrets_opens", table),
    foreignKey({
      name: "application_secrets_data_key_fk",
      columns: [table.ownerId, table.dataKeyId],
      foreignColumns: [applicationDataKeys.ownerId, applicationDataKeys.id],
    }).onDelete("cascade"),
    index("application_secrets_key").on(table.keyId, table.ownerId, table.field).where(isNotNull(table.keyId)),
  ],
);
