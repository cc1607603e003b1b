import { isNotNull, sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { parkedGrantStates, secretFields } from "../../lib/vocabulary";
import { applications } from "./applications";
import { instant, oneOf } from "./columns";
import { dataKeyColumns, opensWith, sealedColumns } from "./sealed-columns";
import { sellerIdentities } from "./seller-identities";
import { users } from "./users";

/** What a token answer of a grant says about whom and what it opens; see `lib/grants/granted-shop.ts`. */
export interface StoredGrantedShop {
  baseUrl: string | null;
  marketplaceId: string | null;
  shopId: string | null;
  shopName: string | null;
  companyId: string | null;
  companyName: string | null;
  resourceOwner: string | null;
}

/**
 * An access that Mirakl granted and no account uses: held until a person decides, superseded until its account is
 * revoked, or being revoked at Mirakl until Mirakl has answered. Its sealed tokens go with the row.
 */
export const parkedGrants = pgTable(
  "parked_grants",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    state: text("state", { enum: parkedGrantStates }).notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id, { onDelete: "restrict" }),
    /** The account whose tokens these were; no reference, because a revocation outlives a removed account. */
    accountId: uuid("account_id"),
    accountName: text("account_name"),
    /** The account's fence while it used them: a late answer finds its grant by it. */
    accountVersion: integer("account_version"),
    /** Who an account of it would be, as `accounts.identity`; null where Mirakl did not tell. */
    identity: text("identity"),
    /** Of a held one: what an account made of it would be. */
    grantedShop: jsonb("granted_shop").$type<StoredGrantedShop>(),
    identityId: uuid("identity_id").references(() => sellerIdentities.id, { onDelete: "set null" }),
    /** Of a held one: the admin who decides; null = the seller of `identityId`. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    /** Of a held one: the name that was typed for the account. */
    proposedName: text("proposed_name"),

    issuedAt: instant("issued_at").notNull(),
    /** End of the access token; null = never. */
    expiresAt: instant("expires_at"),
    /** A refresh was sent and its answer is not known: the access token may be dead while the grant lives. */
    refreshOutcomeUnknown: boolean("refresh_outcome_unknown").notNull().default(false),

    /** Kept in Mirakl's token history. */
    reason: text("reason"),
    requestedBy: text("requested_by"),
    requestedAt: instant("requested_at"),
    failureCount: integer("failure_count").notNull().default(0),
    lastErrorCode: text("last_error_code"),
    lastErrorDetails: jsonb("last_error_details").$type<ErrorDetails>(),
    lastErrorAt: instant("last_error_at"),
    /** When Mirakl is asked next; of a held one: when nobody has decided and it is revoked. Null = superseded. */
    nextAttemptAt: instant("next_attempt_at"),

    /** Fence, as of accounts. */
    version: integer("version").notNull().default(1),
    leaseOwner: text("lease_owner"),
    leaseUntil: instant("lease_until"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    oneOf("parked_grants_state_known", table.state, parkedGrantStates),
    check("parked_grants_lease_whole", sql`(${table.leaseOwner} is null) = (${table.leaseUntil} is null)`),
    check("parked_grants_planned", sql`(${table.nextAttemptAt} is null) = (${table.state} = 'superseded')`),
    // What the worker asks: which revocations are due.
    index("parked_grants_due").on(table.nextAttemptAt, table.id).where(isNotNull(table.nextAttemptAt)),
    // One row a token that an account has had: a late answer and a revocation never make two of it.
    uniqueIndex("parked_grants_of_account").on(table.accountId, table.accountVersion),
    // Granting a shop again asks for what is left of it.
    index("parked_grants_application").on(table.applicationId, table.identity),
    index("parked_grants_identity").on(table.identityId).where(isNotNull(table.identityId)),
  ],
);

/** The wrapped key that seals the tokens of a parked grant. */
export const parkedGrantDataKeys = pgTable(
  "parked_grant_data_keys",
  {
    ownerId: uuid("parked_grant_id")
      .notNull()
      .references(() => parkedGrants.id, { onDelete: "cascade" }),
    ...dataKeyColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.id] }),
    index("parked_grant_data_keys_master_key").on(table.masterKeyId, table.ownerId, table.id),
  ],
);

/** The sealed tokens of a parked grant. */
export const parkedGrantSecrets = pgTable(
  "parked_grant_secrets",
  {
    ownerId: uuid("parked_grant_id")
      .notNull()
      .references(() => parkedGrants.id, { onDelete: "cascade" }),
    ...sealedColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.field] }),
    oneOf("parked_grant_secrets_field_known", table.field, secretFields),
    opensWith("parked_grant_secrets_opens", table),
    foreignKey({
      name: "parked_grant_secrets_data_key_fk",
      columns: [table.ownerId, table.dataKeyId],
      foreignColumns: [parkedGrantDataKeys.ownerId, parkedGrantDataKeys.id],
    }).onDelete("cascade"),
    index("parked_grant_secrets_key").on(table.keyId, table.ownerId, table.field).where(isNotNull(table.keyId)),
  ],
);
