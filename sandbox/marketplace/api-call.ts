import type { Marketplace } from "../data/marketplaces";
import type { World } from "../world";
import type { Access } from "./authenticate-call";

/** A call of a marketplace's API whose credential was recognised. */
export interface ApiCall {
  world: World;
  marketplace: Marketplace;
  access: Access;
  url: string;
}
