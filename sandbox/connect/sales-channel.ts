import { getMarketplace } from "../data/marketplaces";
import { PseudoRandom } from "../data/pseudo-random";
import type { Conversation } from "../state/conversation";
import type { World } from "../world";

interface SalesChannel {
  channel_id: string;
  channel_name: string;
  channel_store_id: string;
  channel_store_name: string;
}

/** Where a conversation or an order comes from, with the store that the company has there. */
export function salesChannel(world: World, { marketplace, companyId }: Conversation): SalesChannel {
  const { id, name } = getMarketplace(marketplace);
  return {
    channel_id: id,
    channel_name: name,
    channel_store_id: String(5000 + new PseudoRandom(`store/${companyId}/${id}`).below(1000)),
    channel_store_name: world.state.companies.get(companyId)?.name ?? companyId,
  };
}
