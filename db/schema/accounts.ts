import { isNotNull, isNull, sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { authenticationMethods, environments, integrationTypes } from "../../lib/vocabulary";
import { applications } from "./applications";
import { instant, oneOf } from "./columns";
import { sellerIdentities } from "./seller-identities";
import { users } from "./users";

/**
 * One connection to one Mirakl vendor. Its secrets live in `account_secrets`. The token status is never stored:
 * it follows from `revoked_at`, `reconnect_required_at`, `expires_at`, `failure_count` and `next_refresh_at`.
 */
export const accounts = pgTable(
  "accounts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    authenticationMethod: text("authentication_method", { enum: authenticationMethods }).notNull(),
    environment: text("environment", { enum: environments }).notNull(),
    integrationType: text("integration_type", { enum: integrationTypes }).notNull(),
    /** Who this account is at Mirakl, environment included; the same twice is refused. */
    identity: text("identity").notNull(),

    /** Origin of the marketplace; null for Mirakl Connect. */
    baseUrl: text("base_url"),
    host: text("host"),
    companyId: text("company_id"),
    companyName: text("company_name"),
    /** Tenant of the marketplace, where Mirakl told it. */
    marketplaceId: text("marketplace_id"),
    clientId: text("client_id"),
    /** Of the API key or client secret, for people to tell it apart. */
    secretLastFour: text("secret_last_four").notNull().default(""),
    /** Shop that calls name; null = the default shop of the credentials. */
    requestedShopId: text("requested_shop_id"),
    /** Shop that answered. */
    shopId: text("shop_id"),
    shopName: text("shop_name"),
    shopState: text("shop_state"),
    currency: text("currency"),
    limitedRights: text("limited_rights", { enum: ["shop", "messages"] }),

    /** Of "Sign in with Mirakl": the client that it was granted to. */
    applicationId: uuid("application_id").references(() => applications.id, { onDelete: "restrict" }),
    /** Who consented at Mirakl: the e-mail that Mirakl told, and the identity that may revoke it. */
    grantedBy: text("granted_by"),
    grantedByIdentityId: uuid("granted_by_identity_id").references(() => sellerIdentities.id, { onDelete: "set null" }),
    grantedAt: instant("granted_at"),
    hasRefreshToken: boolean("has_refresh_token").notNull().default(false),
    /** A refresh was sent and its answer is not known. With rotation, the stored refresh token may be spent. */
    refreshOutcomeUnknown: boolean("refresh_outcome_unknown").notNull().default(false),

    /** Fence: grows with every token or credential that is written, see docs/decisions. */
    version: integer("version").notNull().default(1),
    issuedAt: instant("issued_at"),
    /** Null = never. */
    expiresAt: instant("expires_at"),
    lastRefreshedAt: instant("last_refreshed_at"),
    lastVerifiedAt: instant("last_verified_at"),
    /** Null = nothing renews it. While failing it is the next try. */
    nextRefreshAt: instant("next_refresh_at"),
    /** Consecutive failed refreshes or checks. */
    failureCount: integer("failure_count").notNull().default(0),
    lastErrorCode: text("last_error_code"),
    lastErrorDetails: jsonb("last_error_details").$type<ErrorDetails>(),
    lastErrorAt: instant("last_error_at"),
    /** Set when Mirakl rejected the credentials: retries stop until a person acts. */
    reconnectRequiredAt: instant("reconnect_required_at"),
    revokedAt: instant("revoked_at"),
    revokedBy: text("revoked_by"),
    revocationReason: text("revocation_reason"),
    /** When Mirakl confirmed; null while the revocation is pending there. */
    revokedAtMiraklAt: instant("revoked_at_mirakl_at"),

    leaseOwner: text("lease_owner"),
    leaseUntil: instant("lease_until"),

    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => {
    const open = sql`${table.revokedAt} is null and ${table.reconnectRequiredAt} is null`;
    const rare = sql`${table.revokedAt} is not null or ${table.reconnectRequiredAt} is not null or ${table.failureCount} > 0 or (${table.nextRefreshAt} is null and ${table.expiresAt} is not null)`;
    const isKey = sql`${table.authenticationMethod} = 'api_key'`;
    return [
      uniqueIndex("accounts_identity_unique").on(table.identity),
      oneOf("accounts_authentication_method_known", table.authenticationMethod, authenticationMethods),
      oneOf("accounts_environment_known", table.environment, environments),
      oneOf("accounts_integration_type_known", table.integrationType, integrationTypes),
      check("accounts_lease_whole", sql`(${table.leaseOwner} is null) = (${table.leaseUntil} is null)`),

      // What the worker asks every second, for each environment: which renewals are due.
      index("accounts_due")
        .on(table.environment, table.nextRefreshAt, table.id)
        .where(sql`${open} and ${table.nextRefreshAt} is not null`),

      // One index per segment of the urgency order (db/queries/account-segments.ts), each read as a range.
      index("accounts_reconnect")
        .on(table.reconnectRequiredAt, table.id)
        .where(sql`${table.revokedAt} is null and ${table.reconnectRequiredAt} is not null`),
      index("accounts_healthy_expiry")
        .on(table.expiresAt, table.nextRefreshAt, table.id)
        .where(
          sql`${open} and ${table.failureCount} = 0 and ${table.nextRefreshAt} is not null and ${table.expiresAt} is not null`,
        ),
      index("accounts_unrenewed_expiry")
        .on(table.expiresAt, table.id)
        .where(sql`${open} and ${table.nextRefreshAt} is null and ${table.expiresAt} is not null`),
      index("accounts_failing")
        .on(table.expiresAt, table.id)
        .where(sql`${open} and ${table.failureCount} > 0 and ${table.expiresAt} is not null`),
      index("accounts_failing_endless")
        .on(sql`lower(${table.name})`, table.id)
        .where(sql`${open} and ${table.failureCount} > 0 and ${table.expiresAt} is null`),
      index("accounts_healthy_due")
        .on(table.nextRefreshAt, table.id)
        .where(sql`${open} and ${table.failureCount} = 0 and ${table.nextRefreshAt} is not null`),
      index("accounts_endless")
        .on(sql`lower(${table.name})`, table.id)
        .where(sql`${open} and ${table.failureCount} = 0 and ${table.expiresAt} is null`),
      index("accounts_revoked").on(table.revokedAt.desc().nullsFirst(), table.id).where(isNotNull(table.revokedAt)),

      // The other sort orders of the table.
      index("accounts_name").on(sql`lower(${table.name})`, table.id),
      index("accounts_method").on(table.authenticationMethod, sql`lower(${table.name})`, table.id),
      index("accounts_environment").on(table.environment, sql`lower(${table.name})`, table.id),
      index("accounts_expires")
        .on(table.authenticationMethod, table.expiresAt, table.id)
        .where(isNotNull(table.expiresAt)),
      index("accounts_expires_never").on(sql`lower(${table.name})`, table.id).where(isNull(table.expiresAt)),
      index("accounts_refreshed").on(table.lastRefreshedAt, table.id).where(isNotNull(table.lastRefreshedAt)),
      index("accounts_refreshed_never").on(sql`lower(${table.name})`, table.id).where(isNull(table.lastRefreshedAt)),
      index("accounts_next_refresh_of_method")
        .on(table.authenticationMethod, table.nextRefreshAt, table.id)
        .where(isNotNull(table.nextRefreshAt)),

      // Combinations that hardly exist, so that these are hardly ever written: without them, an order by two columns
      // would look through all accounts to find none.
      index("accounts_key_refreshed")
        .on(table.lastRefreshedAt, table.id)
        .where(sql`${isKey} and ${table.lastRefreshedAt} is not null`),
      index("accounts_client_never")
        .on(sql`lower(${table.name})`, table.id)
        .where(sql`${table.authenticationMethod} = 'client_credentials' and ${table.expiresAt} is null`),
      index("accounts_no_key_unrefreshed")
        .on(table.authenticationMethod, sql`lower(${table.name})`, table.id)
        .where(sql`${table.authenticationMethod} <> 'api_key' and ${table.lastRefreshedAt} is null`),
      index("accounts_never_next_refresh_of_method")
        .on(table.authenticationMethod, table.nextRefreshAt, table.id)
        .where(sql`${table.expiresAt} is null and ${table.nextRefreshAt} is not null`),
      index("accounts_unrefreshed_expires")
        .on(table.authenticationMethod, table.expiresAt, table.id)
        .where(sql`${table.lastRefreshedAt} is null and ${table.expiresAt} is not null`),
      index("accounts_unrefreshed_next_refresh_of_method")
        .on(table.authenticationMethod, table.nextRefreshAt, table.id)
        .where(sql`${table.lastRefreshedAt} is null and ${table.nextRefreshAt} is not null`),
      index("accounts_never_refreshed")
        .on(table.lastRefreshedAt, table.id)
        .where(sql`${table.expiresAt} is null and ${table.lastRefreshedAt} is not null`),
      index("accounts_unplanned_expires")
        .on(table.authenticationMethod, table.expiresAt, table.id)
        .where(sql`${table.nextRefreshAt} is null and ${table.expiresAt} is not null`),

      // Rare statuses by what they are ordered by: a renewal that succeeds writes none of these.
      index("accounts_rare").on(table.id).where(rare),
      index("accounts_rare_name").on(sql`lower(${table.name})`, table.id).where(rare),
      index("accounts_failing_name")
        .on(sql`lower(${table.name})`, table.id)
        .where(sql`${open} and ${table.failureCount} > 0`),
      index("accounts_failing_refreshed")
        .on(table.lastRefreshedAt, table.id)
        .where(sql`${open} and ${table.failureCount} > 0 and ${table.lastRefreshedAt} is not null`),
      index("accounts_revoked_name")
        .on(table.authenticationMethod, sql`lower(${table.name})`, table.id)
        .where(isNotNull(table.revokedAt)),
      index("accounts_revoked_refreshed").on(table.lastRefreshedAt, table.id).where(isNotNull(table.revokedAt)),
      index("accounts_revoked_expires")
        .on(table.authenticationMethod, table.expiresAt, table.id)
        .where(isNotNull(table.revokedAt)),

      // A seller's own accounts, and those that stop when their application is rejected.
      index("accounts_granted_by").on(table.grantedByIdentityId).where(isNotNull(table.grantedByIdentityId)),
      index("accounts_application").on(table.applicationId).where(isNotNull(table.applicationId)),
      index("accounts_next_refresh_none").on(sql`lower(${table.name})`, table.id).where(isNull(table.nextRefreshAt)),
    ];
  },
);
