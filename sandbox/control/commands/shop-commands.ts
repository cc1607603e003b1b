import { z } from "zod";
import { createThreads } from "../../data/create-threads";
import { getMarketplace, marketplaceIds } from "../../data/marketplaces";
import { type Shop, shopStates } from "../../state/sandbox-state";
import { shopView } from "../credential-views";
import { defineCommand } from "../define-command";
import { getShop } from "../find-referenced";

export const createShop = defineCommand({
  name: "create-shop",
  method: "POST",
  path: "/shops",
  done: "The shop is there. Make an API key or a client for it next.",
  status: 201,
  input: z.strictObject({
    marketplace: z.enum(marketplaceIds),
    name: z.string().trim().min(1).max(100).optional(),
    state: z.enum(shopStates).default("OPEN"),
    /** How many message threads it has from the start. */
    threads: z.int().min(0).max(500).default(0),
  }),
  run: (world, { marketplace, name, state, threads }) => {
    const shopId = world.state.nextShopId++;
    const shop: Shop = {
      marketplace,
      shopId,
      name: name ?? `Fresh shop ${shopId}`,
      state,
      createdAt: world.now().toISOString(),
      readyMade: false,
    };
    world.state.shops.push(shop);
    const created = createThreads({
      marketplace: getMarketplace(marketplace),
      shopId,
      count: threads,
      now: world.now(),
    });
    for (const thread of created) world.state.threads.set(thread.id, thread);
    world.changed();
    return { marketplace, marketplaceUrl: world.addresses.marketplace(marketplace), ...shopView(shop) };
  },
});

export const setShopState = defineCommand({
  name: "set-shop-state",
  method: "PUT",
  path: "/shops/state",
  done: "The shop has its new state.",
  input: z.strictObject({ marketplace: z.enum(marketplaceIds), shopId: z.int(), state: z.enum(shopStates) }),
  run: (world, { marketplace, shopId, state }) => {
    const shop = getShop(world, marketplace, shopId);
    shop.state = state;
    world.changed();
    return { marketplace, ...shopView(shop) };
  },
});
