import { z } from "zod";
import { tokenLifetime } from "./sandbox-state";

export const integrationTypes = ["marketplace_operator", "marketplace_seller", "connect_seller"] as const;
/** `static`: one refresh token for good. `rotating`: every refresh gives a new one and spends the old one. */
export const refreshTokenPolicies = ["static", "rotating"] as const;
/** What can happen to an authorization; the last four end it. */
export const authorizationEvents = [
  "granted",
  "refreshed",
  "revoked_by_application",
  "revoked_at_mirakl",
  "code_reused",
  "refresh_token_reused",
] as const;

/** An OAuth client that a company registered at Mirakl for "Sign in with Mirakl". */
export const application = z.object({
  type: z.literal("application"),
  clientId: z.string(),
  clientSecret: z.string(),
  label: z.string(),
  integrationType: z.enum(integrationTypes),
  /** As registered, compared character by character; the first one counts for a request that names none. */
  redirectUris: z.array(z.string()).min(1).readonly(),
  /** Whether `/auth/mirakl` at any loopback address counts as registered too: the sandbox cannot know the product's port. */
  anyLoopbackPort: z.boolean(),
  refreshTokens: z.enum(refreshTokenPolicies),
  /** The default is none: such tokens never expire. */
  tokenLifetime: z.union([tokenLifetime, z.literal("default")]),
  readyMade: z.boolean(),
});

/** Somebody who can sign in at Mirakl, with what they may give access to. */
export const person = z.object({
  email: z.string(),
  name: z.string(),
  shops: z.array(z.object({ marketplace: z.string(), shopId: z.int() })).readonly(),
  companyIds: z.array(z.string()).readonly(),
  /** The marketplaces that this person runs. */
  operatorOf: z.array(z.string()).readonly(),
  readyMade: z.boolean(),
});

/** A company at Mirakl Connect. */
export const company = z.object({ companyId: z.string(), name: z.string(), readyMade: z.boolean() });

/** What was granted: a marketplace for an operator, a shop of one for a seller, a company for a Connect seller. */
const place = { marketplace: z.string().nullable(), shopId: z.int().nullable(), companyId: z.string().nullable() };

export const authorizationCode = z.object({
  code: z.string(),
  clientId: z.string(),
  email: z.string(),
  ...place,
  /** As the request named it; null when it named none. */
  redirectUri: z.string().nullable(),
  expiresAt: z.iso.datetime(),
  /** What came of it; null until the code is exchanged. */
  authorizationId: z.string().nullable(),
});

/** One person's consent to one application, from the exchange of the code on. */
export const authorization = z.object({
  authorizationId: z.string(),
  clientId: z.string(),
  email: z.string(),
  ...place,
  endedAt: z.iso.datetime().nullable(),
  history: z.array(
    z.object({ at: z.iso.datetime(), event: z.enum(authorizationEvents), reason: z.string().nullable() }),
  ),
});

export const refreshToken = z.object({
  refreshToken: z.string(),
  authorizationId: z.string(),
  /** True for one that was replaced by a newer one. */
  spent: z.boolean(),
});

export type Application = z.infer<typeof application>;
export type IntegrationType = Application["integrationType"];
export type Person = z.infer<typeof person>;
export type Company = z.infer<typeof company>;
export type Place = Pick<Authorization, "marketplace" | "shopId" | "companyId">;
export type AuthorizationCode = z.infer<typeof authorizationCode>;
export type Authorization = z.infer<typeof authorization>;
export type AuthorizationEvent = (typeof authorizationEvents)[number];
export type RefreshToken = z.infer<typeof refreshToken>;
