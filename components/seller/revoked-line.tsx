"use client";

import { CalendarDate } from "@/components/account/clock-time";
import type { OwnAccountsView, SellerAccountView } from "@/lib/sellers/seller-view";
import { revokedByWords } from "./seller-words";

interface RevokedLineProps {
  account: Pick<SellerAccountView, "revokedAt" | "revokedBy">;
  emails: OwnAccountsView["emails"];
}

/** The end of a card's second line: "· revoked by you on 18 Nov 2025". */
export function RevokedLine({ account: { revokedAt, revokedBy }, emails }: RevokedLineProps) {
  return (
    <>
      {" "}
      · revoked by {revokedByWords(revokedBy, { emails })}
      {revokedAt && (
        <>
          {" "}
          on <CalendarDate at={revokedAt} />
        </>
      )}
    </>
  );
}
