import type { ApiKey, Client, Shop } from "../state/sandbox-state";
import type { Application, Authorization, Company, Person } from "../state/sign-in-entries";
import type { World } from "../world";
import { UnknownReferenceError } from "./define-command";

/** @throws {UnknownReferenceError} */
export function getApiKey(world: World, apiKey: string): ApiKey {
  const found = world.state.apiKeys.get(apiKey);
  if (!found) throw new UnknownReferenceError("The sandbox has no such API key (a regenerated one is gone).");
  return found;
}

/** @throws {UnknownReferenceError} */
export function getClient(world: World, clientId: string): Client | Application {
  const found = world.findClient(clientId);
  if (!found) throw new UnknownReferenceError("The sandbox has no client with this clientId.");
  return found;
}

/** @throws {UnknownReferenceError} */
export function getApplication(world: World, clientId: string): Application {
  const found = world.state.applications.get(clientId);
  if (!found) throw new UnknownReferenceError("The sandbox has no application with this clientId.");
  return found;
}

/** @throws {UnknownReferenceError} */
export function getPerson(world: World, email: string): Person {
  const found = world.state.people.get(email);
  if (!found) throw new UnknownReferenceError(`The sandbox has nobody with the e-mail address ${email}.`);
  return found;
}

/** @throws {UnknownReferenceError} */
export function getCompany(world: World, companyId: string): Company {
  const found = world.state.companies.get(companyId);
  if (!found) throw new UnknownReferenceError(`Mirakl Connect has no company ${companyId}.`);
  return found;
}

/** @throws {UnknownReferenceError} */
export function getAuthorization(world: World, authorizationId: string): Authorization {
  const found = world.state.authorizations.get(authorizationId);
  if (!found) throw new UnknownReferenceError("The sandbox has no such authorization.");
  return found;
}

/** @throws {UnknownReferenceError} */
export function getShop(world: World, marketplace: string, shopId: number): Shop {
  const found = world.findShop(marketplace, shopId);
  if (!found) throw new UnknownReferenceError(`The marketplace ${marketplace} has no shop ${shopId}.`);
  return found;
}
