import { z } from "zod";
import { accountName, optionalText } from "@/lib/accounts/connection-input";
import { audience } from "@/lib/applications/application-input";

/** What an admin starts: a new account through the wizard, or the reconnection of one. */
export const authorizationInput = z.discriminatedUnion("purpose", [
  z.object({
    purpose: z.literal("connect"),
    applicationId: z.uuid({ error: "Choose the application" }),
    name: accountName,
    /** Absent or empty = the application's default. */
    audience,
  }),
  z.object({ purpose: z.literal("reconnect"), accountId: z.uuid() }),
]);
export type AuthorizationAsk = z.output<typeof authorizationInput>;

/** What a seller starts: connecting a shop, signing in again, or reconnecting an account of theirs. */
export const sellerAuthorizationInput = z.discriminatedUnion("purpose", [
  z.object({
    purpose: z.enum(["connect", "sign_in"]),
    slug: z
      .string()
      .max(100)
      .regex(/^[^\0]*$/),
  }),
  z.object({ purpose: z.literal("reconnect"), accountId: z.uuid() }),
]);
export type SellerAuthorizationAsk = z.output<typeof sellerAuthorizationInput>;

/** The answer to what is asked about a held grant. */
export const heldGrantAnswer = z.object({ heldGrantId: z.uuid(), connect: z.boolean() });

export const revokeAccessInput = z.object({
  accountId: z.uuid(),
  reason: optionalText("reason", 500),
  /** The account's name, typed by admins who revoke in Production. */
  confirmation: z.string().max(200).optional(),
});
