import { useId } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import type { AccountDetailView } from "@/lib/accounts/account-view";
import { CalendarDate, ClockTime } from "./clock-time";
import { Fact, Facts, NoValue } from "./facts";

/** The shop that the credentials lead to, as Mirakl told it when it was last asked. */
export function ShopFacts({ account }: { account: AccountDetailView }) {
  const titleId = useId();
  const hasShop = account.integrationType === "marketplace_seller";
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader title={hasShop ? "Shop" : "Account"} id={titleId}>
        {hasShop && account.lastVerifiedAt && (
          <span className="text-13 text-text-2">
            Read <ClockTime at={account.lastVerifiedAt} />
          </span>
        )}
      </CardHeader>
      <Facts>
        {hasShop && (
          <>
            <Fact name="Name">{account.shopName ?? <NoValue>Not readable</NoValue>}</Fact>
            <Fact name="Shop ID">
              <ShopId account={account} />
            </Fact>
            <Fact name="State">
              {account.shopState ? sentenceCase(account.shopState) : <NoValue>Not readable</NoValue>}
            </Fact>
            <Fact name="Currency">{account.currency ?? <NoValue>Not readable</NoValue>}</Fact>
          </>
        )}
        <Fact name="Added by">
          <span>
            {account.createdBy ?? addedBySeller(account) ?? "A former user"}, <CalendarDate at={account.createdAt} />
          </span>
        </Fact>
      </Facts>
    </Card>
  );
}

function ShopId({ account: { shopId, requestedShopId, authenticationMethod } }: { account: AccountDetailView }) {
  if (!shopId) return <NoValue>Not readable</NoValue>;
  // Whoever signs in with Mirakl chooses the shop there.
  return requestedShopId || authenticationMethod === "authorization_code" ? (
    shopId
  ) : (
    <span>{shopId}, the default shop</span>
  );
}

/** Who connects a shop from the public page is no user here. */
function addedBySeller({ authenticationMethod, grantedBy }: AccountDetailView): string | null {
  return authenticationMethod === "authorization_code" ? grantedBy : null;
}

/** Mirakl's states are words in capitals, and there may be new ones. */
function sentenceCase(state: string): string {
  const words = state.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
