import { getMarketplace } from "./data/marketplaces";

/**
 * How many ports the sandbox takes from its first one on: the authentication system with the control API,
 * three marketplaces, and Mirakl Connect.
 */
export const portCount = 5;
export const connectPortOffset = 4;

export interface Addresses {
  readonly firstPort: number;
  /** Origin of the authentication system and of the control API. */
  readonly authentication: string;
  /** Origin of Mirakl Connect; its APIs lie below `/api`. */
  readonly connect: string;
  /** Origin of a marketplace, by its id. */
  marketplace(id: string): string;
}

/** The addresses that a sandbox with this first port answers on. */
export function addressesFrom(firstPort: number): Addresses {
  const origin = (offset: number) => `http://127.0.0.1:${firstPort + offset}`;
  return {
    firstPort,
    authentication: origin(0),
    connect: origin(connectPortOffset),
    marketplace: (id) => origin(getMarketplace(id).portOffset),
  };
}
