import { z } from "zod";
import { marketplaceIds } from "../../data/marketplaces";
import { freshUuid } from "../../data/ready-made-secret";
import { type ApiKey, accessRoles } from "../../state/sandbox-state";
import { apiKeyView } from "../credential-views";
import { defineCommand } from "../define-command";
import { getApiKey, getShop } from "../find-referenced";

export const createApiKey = defineCommand({
  name: "create-api-key",
  method: "POST",
  path: "/api-keys",
  done: "The API key is in the list.",
  status: 201,
  input: z.strictObject({
    marketplace: z.enum(marketplaceIds),
    /** The first one is the default shop. */
    shopIds: z.array(z.int()).min(1).max(20),
    role: z.enum(accessRoles).default("full"),
    label: z.string().trim().min(1).max(100).optional(),
  }),
  run: (world, { marketplace, shopIds, role, label }) => {
    const shops = shopIds.map((shopId) => getShop(world, marketplace, shopId));
    const key: ApiKey = {
      apiKey: freshUuid(),
      label: label ?? shops.map(({ name }) => name).join(", "),
      marketplace,
      shopIds,
      role,
      rejected: false,
      readyMade: false,
    };
    world.state.apiKeys.set(key.apiKey, key);
    world.changed();
    return { ...apiKeyView(world, key) };
  },
});

export const rejectApiKey = defineCommand({
  name: "reject-api-key",
  method: "POST",
  path: "/api-keys/reject",
  done: "The key's state is changed.",
  input: z.strictObject({
    apiKey: z.string().min(1),
    /** False lets the key work again. */
    rejected: z.boolean().default(true),
  }),
  run: (world, { apiKey, rejected }) => {
    const key = getApiKey(world, apiKey);
    key.rejected = rejected;
    world.changed();
    return { ...apiKeyView(world, key) };
  },
});

export const regenerateApiKey = defineCommand({
  name: "regenerate-api-key",
  method: "POST",
  path: "/api-keys/regenerate",
  done: "The key was replaced: the old one is refused from now on.",
  input: z.strictObject({ apiKey: z.string().min(1) }),
  run: (world, { apiKey }) => {
    const key: ApiKey = { ...getApiKey(world, apiKey), apiKey: freshUuid(), rejected: false };
    world.state.apiKeys = new Map(
      [...world.state.apiKeys.values()]
        .map((other) => (other.apiKey === apiKey ? key : other))
        .map((other) => [other.apiKey, other]),
    );
    world.changed();
    return { ...apiKeyView(world, key) };
  },
});
