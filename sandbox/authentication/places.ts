import { getMarketplace } from "../data/marketplaces";
import type { Application, Person, Place } from "../state/sign-in-entries";
import type { World } from "../world";
import type { Audience } from "./audience";

/** Something that a person may give an application access to. */
export interface PlaceChoice {
  place: Place;
  /** Stands for it in a form. */
  value: string;
  name: string;
  /** What tells it apart from others with the same name. */
  detail: string;
}

interface Asked {
  application: Application;
  person: Person;
  /** Null leaves everything to choose from. */
  audience: Audience | null;
}

/** All that this person may choose from, by the kind of the application. */
export function listPlaces(world: World, { application, person, audience }: Asked): PlaceChoice[] {
  switch (application.integrationType) {
    case "marketplace_operator":
      return person.operatorOf.filter((id) => !audience || audience.marketplace === id).map(marketplaceChoice);
    case "marketplace_seller":
      return person.shops
        .filter(({ marketplace }) => !audience || audience.marketplace === marketplace)
        .filter(({ shopId }) => !audience || audience.shopId === null || audience.shopId === shopId)
        .flatMap(({ marketplace, shopId }) => shopChoice(world, marketplace, shopId));
    case "connect_seller":
      return person.companyIds.map((companyId) => ({
        place: { marketplace: null, shopId: null, companyId },
        value: companyId,
        name: world.state.companies.get(companyId)?.name ?? companyId,
        detail: "Mirakl Connect",
      }));
  }
}

function marketplaceChoice(id: string): PlaceChoice {
  const { name, tenant } = getMarketplace(id);
  return { place: { marketplace: id, shopId: null, companyId: null }, value: id, name, detail: tenant };
}

function shopChoice(world: World, marketplace: string, shopId: number): PlaceChoice[] {
  const shop = world.findShop(marketplace, shopId);
  if (!shop) return [];
  return [
    {
      place: { marketplace, shopId, companyId: null },
      value: `${marketplace}/${shopId}`,
      name: shop.name,
      detail: `${getMarketplace(marketplace).name}, shop ${shopId}`,
    },
  ];
}
