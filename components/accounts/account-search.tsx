import { SearchInput } from "@/components/ui/search-input";
import type { ShowAccounts } from "./use-account-list-address";

/** "Search accounts": every word must be found, in whatever order. */
export function AccountSearch({ search, show }: { search: string; show: ShowAccounts }) {
  return (
    <SearchInput
      label="Search accounts"
      placeholder="Search name, shop, host or owner"
      search={search}
      onSearch={(wanted) => show({ search: wanted }, "replace")}
      className="max-w-66 flex-[1_1_160px] tablet:max-w-none phone:flex-1"
    />
  );
}
