"use client";

import type { ReactNode } from "react";
import { CalendarDate } from "@/components/account/clock-time";
import { Time } from "@/components/ui/time";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { OwnAccountsView, SellerAccountView } from "@/lib/sellers/seller-view";
import { accessEnds, personOrYou } from "./seller-words";

interface AccessFactsProps {
  account: SellerAccountView;
  emails: OwnAccountsView["emails"];
}

/** Since when, by whom, last used, and when it ends. */
export function AccessFacts({ account, emails }: AccessFactsProps) {
  const { grantedAt, grantedBy, lastUsedAt } = account;
  return (
    <dl className="grid gap-2 text-13">
      <Pair name="Since">{grantedAt ? <CalendarDate at={grantedAt} /> : "Not known"}</Pair>
      <Pair name="Connected by">{personOrYou(grantedBy, { emails })}</Pair>
      <Pair name="Last used">{lastUsedAt ? <Time at={lastUsedAt} quiet /> : "Not yet"}</Pair>
      <Pair name="Access ends">
        <AccessEnds account={account} />
      </Pair>
    </dl>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-5">
      <dt className="shrink-0 text-text-2">{name}</dt>
      <dd className="wrap-anywhere min-w-0 text-right">{children}</dd>
    </div>
  );
}

function AccessEnds({ account }: { account: SellerAccountView }) {
  return useTickingText((now, timeZone) => accessEnds(account, now, timeZone));
}
