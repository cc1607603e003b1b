import { getMarketplace } from "../data/marketplaces";
import type { Company, Person } from "../state/sign-in-entries";
import type { World } from "../world";

export interface PersonView extends Pick<Person, "email" | "name" | "operatorOf" | "readyMade"> {
  shops: { marketplace: string; marketplaceName: string; shopId: number; name: string }[];
  companies: Pick<Company, "companyId" | "name">[];
}

export function personView(
  world: World,
  { email, name, shops, companyIds, operatorOf, readyMade }: Person,
): PersonView {
  return {
    email,
    name,
    shops: shops.flatMap(({ marketplace, shopId }) => {
      const shop = world.findShop(marketplace, shopId);
      return shop ? [{ marketplace, marketplaceName: getMarketplace(marketplace).name, shopId, name: shop.name }] : [];
    }),
    companies: companyIds.flatMap((companyId) => {
      const company = world.state.companies.get(companyId);
      return company ? [{ companyId, name: company.name }] : [];
    }),
    operatorOf,
    readyMade,
  };
}
