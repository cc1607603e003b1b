import { z } from "zod";
import { revokeTokens as endTokens } from "../../authentication/access-tokens";
import { defaultTokenLifetimeSeconds } from "../../data/initial-state";
import { marketplaceIds } from "../../data/marketplaces";
import { freshClientSecret, freshUuid } from "../../data/ready-made-secret";
import { accessRoles, type Client, tokenLifetime } from "../../state/sandbox-state";
import { applicationView } from "../application-views";
import { clientView } from "../credential-views";
import { defineCommand, UnknownReferenceError } from "../define-command";
import { getClient, getShop } from "../find-referenced";
import { addCompany } from "./company-commands";

const label = z.string().trim().min(1).max(100).optional();

export const createClient = defineCommand({
  name: "create-client",
  method: "POST",
  path: "/clients",
  done: "The client is in the list.",
  status: 201,
  input: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("marketplace"),
      marketplace: z.enum(marketplaceIds),
      shopIds: z.array(z.int()).min(1).max(20),
      role: z.enum(accessRoles).default("full"),
      label,
    }),
    z.strictObject({
      type: z.literal("connect_seller"),
      companyId: z.string().trim().min(1).max(100).optional(),
      label,
    }),
    z.strictObject({ type: z.literal("channel_partner"), label }),
  ]),
  run: (world, input) => {
    const ofMarketplace = input.type === "marketplace" ? input : null;
    for (const shopId of ofMarketplace?.shopIds ?? []) getShop(world, ofMarketplace?.marketplace ?? "", shopId);
    const clientId = freshUuid();
    const client: Client = {
      clientId,
      clientSecret: freshClientSecret(),
      label: input.label ?? `Fresh client ${clientId.slice(0, 8)}`,
      type: input.type,
      marketplace: ofMarketplace?.marketplace ?? null,
      shopIds: ofMarketplace?.shopIds ?? [],
      role: ofMarketplace?.role ?? "full",
      companyId: input.type === "connect_seller" ? (input.companyId ?? freshUuid()) : null,
      tokenLifetime: "default",
      readyMade: false,
    };
    world.state.clients.set(clientId, client);
    if (client.companyId !== null && !world.state.companies.has(client.companyId)) {
      addCompany(world, { companyId: client.companyId, conversations: 0 });
    }
    world.changed();
    return { ...clientView(world, client) };
  },
});

export const rotateClientSecret = defineCommand({
  name: "rotate-client-secret",
  method: "POST",
  path: "/clients/rotate-secret",
  done: "The secret was replaced, and the client's access tokens ended with the old one.",
  input: z.strictObject({ clientId: z.string().min(1) }),
  run: (world, { clientId }) => {
    const client = getClient(world, clientId);
    client.clientSecret = freshClientSecret();
    const revokedTokens = endTokens(world, (token) => token.clientId === clientId);
    const view = client.type === "application" ? applicationView(client) : clientView(world, client);
    return { ...view, revokedTokens };
  },
});

export const revokeTokens = defineCommand({
  name: "revoke-tokens",
  method: "POST",
  path: "/tokens/revoke",
  done: "The tokens were revoked at Mirakl.",
  input: z.union(
    [z.strictObject({ clientId: z.string().min(1) }), z.strictObject({ accessToken: z.string().min(1) })],
    { error: "Give either clientId or accessToken" },
  ),
  run: (world, input) => {
    if ("clientId" in input) {
      const { clientId } = getClient(world, input.clientId);
      return { revokedTokens: endTokens(world, (token) => token.clientId === clientId) };
    }
    const { accessToken } = input;
    if (!world.state.accessTokens.has(accessToken)) {
      throw new UnknownReferenceError("The sandbox has no such access token.");
    }
    return { revokedTokens: endTokens(world, (token) => token.accessToken === accessToken) };
  },
});

export const setTokenLifetime = defineCommand({
  name: "set-token-lifetime",
  method: "PUT",
  path: "/token-lifetime",
  done: "Tokens issued from now on have the new lifetime.",
  input: z.strictObject({
    /** Null issues tokens that never expire, "default" goes back to what Mirakl does. */
    seconds: z.union([tokenLifetime, z.literal("default")], {
      error: 'a number of seconds from 1 to 31536000, null (tokens without expires_in) or "default"',
    }),
    /** Absent, it counts for every client without a lifetime of its own. */
    clientId: z.string().min(1).optional(),
  }),
  run: (world, { seconds, clientId }) => {
    if (clientId === undefined) {
      world.state.defaultTokenLifetime = seconds === "default" ? defaultTokenLifetimeSeconds : seconds;
    } else {
      getClient(world, clientId).tokenLifetime = seconds;
    }
    world.changed();
    return { seconds, clientId: clientId ?? null };
  },
});
