"use client";

import { Ban, LogIn } from "lucide-react";
import { type MouseEvent, useId } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { StatusBadge } from "@/components/accounts/status-badge";
import { sellerTrouble } from "@/components/authorization/seller-trouble";
import { useTrip } from "@/components/authorization/use-trip";
import { initials } from "@/components/layout/person";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { startSellerAuthorization } from "@/lib/actions/start-seller-authorization";
import type { OwnAccountsView, SellerAccountView } from "@/lib/sellers/seller-view";
import { AccessFacts } from "./access-facts";
import { AccessList } from "./access-list";
import { MiraklUntold, RevocationPending } from "./revocation-pending";
import { RevokedLine } from "./revoked-line";
import { accessState } from "./seller-words";

interface ConnectedAccountCardProps {
  account: SellerAccountView;
  emails: OwnAccountsView["emails"];
  onRevoke: (event: MouseEvent<HTMLElement>) => void;
  /** False until the page listens: a press before that would be lost. */
  isReady: boolean;
}

/** One access that the seller granted: what is used of it, since when and by whom, and how to end or renew it. */
export function ConnectedAccountCard({ account, emails, onRevoke, isReady }: ConnectedAccountCardProps) {
  const { id, name, whereabouts, status, isRevocationPending, isMiraklUntold } = account;
  const nameId = useId();
  const trip = useTrip();
  const isRevoked = status === "revoked";
  const needsHand = status === "reconnect";
  const signInAgain = () => void trip.start(() => startSellerAuthorization({ purpose: "reconnect", accountId: id }));
  return (
    <Card id={`account-${id}`} tabIndex={-1} aria-labelledby={nameId} className="overflow-hidden">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-3 px-6 py-5 phone:p-4">
        <span
          aria-hidden
          className="grid size-10 shrink-0 place-items-center rounded-button bg-pressed font-semibold text-14 text-text-2"
        >
          {initials(name)}
        </span>
        <div className="wrap-anywhere min-w-0 flex-1">
          <h2 id={nameId} className="text-15">
            {name}
          </h2>
          <p className="text-13 text-text-2">
            {whereabouts}
            {isRevoked && <RevokedLine account={account} emails={emails} />}
          </p>
        </div>
        <span className="flex flex-wrap items-center gap-2 phone:w-full">
          <StatusBadge
            status={status}
            detail={isMiraklUntold ? "Mirakl not told" : isRevocationPending ? "Revocation pending" : null}
            filled
          />
        </span>
      </header>
      {!isRevoked && (
        <div className="grid grid-cols-2 border-line border-t phone:grid-cols-1">
          <div className="px-6 pt-4 pb-5 phone:p-4">
            <h3 className="mb-2 font-medium text-12 text-text-2">What this platform may access</h3>
            <AccessList integrationType={account.integrationType} tense="since" />
          </div>
          <div className="border-line border-l px-6 pt-4 pb-5 phone:border-t phone:border-l-0 phone:p-4">
            <h3 className="mb-2 font-medium text-12 text-text-2">History</h3>
            <AccessFacts account={account} emails={emails} />
          </div>
        </div>
      )}
      {(isRevocationPending || isMiraklUntold || trip.trouble) && (
        <div className="grid gap-3 border-line border-t p-4">
          {isRevocationPending && <RevocationPending failure={account.revocationFailure} />}
          {isMiraklUntold && <MiraklUntold />}
          {trip.trouble && <TroubleCallout trouble={sellerTrouble(trip.trouble)} />}
        </div>
      )}
      <footer className="flex flex-wrap items-center gap-3 border-line border-t bg-subtle py-3 pr-4 pl-6 text-13 text-text-2 phone:flex-col-reverse phone:items-stretch phone:p-4">
        <p className="min-w-0 flex-1 phone:order-last">{accessState(account)}</p>
        {!isRevoked && (
          <Button variant="danger-quiet" aria-describedby={nameId} disabled={!isReady} onClick={onRevoke}>
            <Ban aria-hidden />
            Revoke access
          </Button>
        )}
        {(isRevoked || needsHand || status === "expiring") && (
          <Button
            variant={needsHand ? "primary" : "secondary"}
            aria-describedby={nameId}
            busy={trip.isLeaving}
            busyLabel="Opening Mirakl…"
            disabled={!isReady}
            onClick={signInAgain}
          >
            <LogIn aria-hidden />
            {isRevoked ? "Connect again" : "Reconnect"}
          </Button>
        )}
      </footer>
    </Card>
  );
}
