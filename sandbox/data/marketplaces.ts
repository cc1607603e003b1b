/** The three marketplaces that the sandbox plays. Their brands are invented. */
export interface Marketplace {
  /** What the control API calls it. */
  readonly id: string;
  readonly name: string;
  /** What PC01 answers as `tenant_name`. */
  readonly tenant: string;
  /** Added to the sandbox's first port. */
  readonly portOffset: number;
  readonly language: "en" | "fr";
  readonly locale: string;
  readonly countryIsoCode: string;
  readonly currencyIsoCode: string;
  readonly timezone: string;
  readonly channel: string;
  readonly version: string;
}

export const marketplaces: readonly [Marketplace, ...Marketplace[]] = [
  {
    id: "acme",
    name: "Acme Outdoor",
    tenant: "acme-sandbox",
    portOffset: 1,
    language: "en",
    locale: "en_US",
    countryIsoCode: "USA",
    currencyIsoCode: "USD",
    timezone: "America/Chicago",
    channel: "US",
    version: "3.1204.0",
  },
  {
    id: "lumiere",
    name: "Maison Lumière",
    tenant: "maisonlumiere-sandbox",
    portOffset: 2,
    language: "fr",
    locale: "fr_FR",
    countryIsoCode: "FRA",
    currencyIsoCode: "EUR",
    timezone: "Europe/Paris",
    channel: "FR",
    version: "3.1204.0",
  },
  {
    id: "northgate",
    name: "Northgate Home",
    tenant: "northgate-sandbox",
    portOffset: 3,
    language: "en",
    locale: "en_GB",
    countryIsoCode: "GBR",
    currencyIsoCode: "GBP",
    timezone: "Europe/London",
    channel: "UK",
    version: "3.1198.2",
  },
];

export const marketplaceIds = marketplaces.map(({ id }) => id);

/** @throws when no marketplace has this id: ids come from checked input or from the state only */
export function getMarketplace(id: string): Marketplace {
  const marketplace = marketplaces.find((candidate) => candidate.id === id);
  if (!marketplace) throw new Error(`The sandbox has no marketplace "${id}".`);
  return marketplace;
}
