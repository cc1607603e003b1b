import { z } from "zod";
import type { Conversation, ConversationAction } from "./conversation";
import type { Application, Authorization, AuthorizationCode, Company, Person, RefreshToken } from "./sign-in-entries";

export const shopStates = ["OPEN", "CLOSE", "SUSPENDED", "TERMINATED"] as const;
export const clientTypes = ["marketplace", "connect_seller", "channel_partner"] as const;
/** `full` reads everything, `messages` is refused by A01 and PC01, `shop_details` by M10 and M11. */
export const accessRoles = ["full", "messages", "shop_details"] as const;
export const messageSenders = ["customer", "operator", "shop"] as const;

/** Seconds; `null` leaves `expires_in` out, and such tokens never expire. */
export const tokenLifetime = z.int().min(1).max(31_536_000).nullable();

export const shop = z.object({
  marketplace: z.string(),
  shopId: z.int(),
  name: z.string(),
  state: z.enum(shopStates),
  createdAt: z.iso.datetime(),
  readyMade: z.boolean(),
});
const access = { shopIds: z.array(z.int()).readonly(), role: z.enum(accessRoles) };
export const apiKey = z.object({
  apiKey: z.string(),
  label: z.string(),
  marketplace: z.string(),
  ...access,
  rejected: z.boolean(),
  readyMade: z.boolean(),
});
export const client = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  label: z.string(),
  type: z.enum(clientTypes),
  /** Only for the type `marketplace`. */
  marketplace: z.string().nullable(),
  ...access,
  /** Only for the type `connect_seller`: the audience that it must name. */
  companyId: z.string().nullable(),
  tokenLifetime: z.union([tokenLifetime, z.literal("default")]),
  readyMade: z.boolean(),
});
export const accessToken = z.object({
  accessToken: z.string(),
  clientId: z.string(),
  /** Null for the token of client credentials. */
  authorizationId: z.string().nullable().default(null),
  expiresAt: z.iso.datetime().nullable(),
});
export const message = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  from: z.enum(messageSenders),
  /** Null for everybody else who takes part. */
  to: z.array(z.enum(messageSenders)).nullable().default(null),
  body: z.string(),
  attachments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** In bytes. */
      size: z.int(),
      /** Base64; null for a picture that is made when it is asked for. */
      content: z.string().nullable().default(null),
    }),
  ),
});
export const thread = z.object({
  id: z.string(),
  marketplace: z.string(),
  shopId: z.int(),
  channel: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  topic: z.object({ type: z.string(), value: z.string() }),
  entity: z.object({ type: z.string(), id: z.string(), label: z.string() }).nullable(),
  customer: z.object({ id: z.string(), name: z.string() }),
  replyNeededSince: z.iso.datetime().nullable(),
  messages: z.array(message).min(1),
});

export type Shop = z.infer<typeof shop>;
export type ApiKey = z.infer<typeof apiKey>;
export type Client = z.infer<typeof client>;
export type AccessToken = z.infer<typeof accessToken>;
export type Message = z.infer<typeof message>;
export type Thread = z.infer<typeof thread>;
export type AccessRole = (typeof accessRoles)[number];
export type ClientType = (typeof clientTypes)[number];
export type ShopState = (typeof shopStates)[number];
export type MessageSender = (typeof messageSenders)[number];

/** Everything that a restart must not forget, in memory: what is looked up by its id is a map. */
export interface SandboxState {
  signingKey: string;
  defaultTokenLifetime: number | null;
  nextShopId: number;
  shops: Shop[];
  apiKeys: Map<string, ApiKey>;
  clients: Map<string, Client>;
  accessTokens: Map<string, AccessToken>;
  threads: Map<string, Thread>;
  applications: Map<string, Application>;
  /** By e-mail address. */
  people: Map<string, Person>;
  companies: Map<string, Company>;
  codes: Map<string, AuthorizationCode>;
  authorizations: Map<string, Authorization>;
  refreshTokens: Map<string, RefreshToken>;
  conversations: Map<string, Conversation>;
  conversationActions: Map<string, ConversationAction>;
}
