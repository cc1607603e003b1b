import { Pager } from "@/components/ui/pager";
import { useNumber } from "@/components/ui/use-number";
import { lastPageCursor } from "@/lib/accounts/account-list-query";
import type { AccountPageView, AccountTotalView } from "@/lib/accounts/account-view";
import { pageRangeText } from "./account-words";
import type { ShowAccounts } from "./use-account-list-address";

interface AccountPagerProps {
  page: AccountPageView;
  total: AccountTotalView | undefined;
  show: ShowAccounts;
}

/** Where the page stands in the whole, and the way to its neighbours. */
export function AccountPager({ page, total, show }: AccountPagerProps) {
  const number = useNumber();
  return (
    <Pager page={page} show={show} lastCursor={lastPageCursor}>
      {pageRangeText(page, total, number)}
    </Pager>
  );
}
