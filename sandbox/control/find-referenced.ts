import type { ApiKey, Client, Shop } from "../state/sandbox-state";
import type { World } from "../world";
import { UnknownReferenceError } from "./define-command";

/** @throws {UnknownReferenceError} */
export function getApiKey(world: World, apiKey: string): ApiKey {
  const found = world.state.apiKeys.get(apiKey);
  if (!found) throw new UnknownReferenceError("The sandbox has no such API key (a regenerated one is gone).");
  return found;
}

/** @throws {UnknownReferenceError} */
export function getClient(world: World, clientId: string): Client {
  const found = world.state.clients.get(clientId);
  if (!found) throw new UnknownReferenceError("The sandbox has no client with this clientId.");
  return found;
}

/** @throws {UnknownReferenceError} */
export function getShop(world: World, marketplace: string, shopId: number): Shop {
  const found = world.findShop(marketplace, shopId);
  if (!found) throw new UnknownReferenceError(`The marketplace ${marketplace} has no shop ${shopId}.`);
  return found;
}
