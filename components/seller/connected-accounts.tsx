"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { lazy, type MouseEvent, Suspense, useRef, useState } from "react";
import { ReadProblem } from "@/components/account/read-problem";
import { useAddressFlag } from "@/components/account/use-address-flag";
import { useAddressValue } from "@/components/account/use-address-value";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { PublicApplicationView } from "@/lib/applications/application-view";
import { ownAccountsQuery } from "@/lib/queries/own-accounts";
import type { SellerAccountView } from "@/lib/sellers/seller-view";
import { ConnectAnother } from "./connect-another";
import { ConnectedAccountCard } from "./connected-account-card";
import { HeldQuestion } from "./held-question";
import { NothingConnected } from "./nothing-connected";
import { connectedNote } from "./seller-words";

const RevokeOwnAccessDialog = lazy(() =>
  import("./revoke-own-access-dialog").then((module) => ({ default: module.RevokeOwnAccessDialog })),
);
const RevokeAllDialog = lazy(() =>
  import("./revoke-all-dialog").then((module) => ({ default: module.RevokeAllDialog })),
);

/** Everything that a seller granted, kept up to date while it is open. */
export function ConnectedAccounts({ applications }: { applications: PublicApplicationView[] }) {
  const { data: view, error, isFetching, refetch } = useQuery(ownAccountsQuery());
  const [revoking, setRevoking] = useState<SellerAccountView | "all" | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const pressed = useRef<HTMLElement>(null);
  const isReady = useIsHydrated();
  const note = useReturnNote(view?.accounts ?? []);
  if (!view) return null;

  const { accounts, held, emails } = view;
  const living = accounts.filter(({ status }) => status !== "revoked");
  const open = (what: SellerAccountView | "all") => (event: MouseEvent<HTMLElement>) => {
    pressed.current = event.currentTarget;
    setRevoking(what);
  };
  const close = () => setRevoking(null);
  // After a revocation the button that asked for it is gone.
  const focusAfter = {
    get current() {
      return pressed.current?.isConnected ? pressed.current : heading.current;
    },
  };

  return (
    <>
      <div className="mb-6 flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 ref={heading} tabIndex={-1} className="text-22 outline-none">
            Connected accounts
          </h1>
          <p className="mt-1 max-w-[60ch] text-text-2">
            You decide how long each shop stays connected. Access you revoke stops at once.
          </p>
        </div>
        {living.length > 0 && (
          <Button variant="danger-quiet" className="phone:w-full" disabled={!isReady} onClick={open("all")}>
            <Ban aria-hidden />
            Revoke all
          </Button>
        )}
      </div>
      <div className="grid grid-cols-1 gap-4">
        {error && <ReadProblem error={error} isRetrying={isFetching} onRetry={() => void refetch()} />}
        {note && (
          <Callout tone="ok" live>
            <p>{note}</p>
          </Callout>
        )}
        {held.map((question) => (
          <HeldQuestion key={question.id} held={question} onGone={() => heading.current?.focus()} />
        ))}
        {accounts.length === 0 && <NothingConnected isDeciding={held.length > 0} />}
        {accounts.map((account) => (
          <ConnectedAccountCard
            key={account.id}
            account={account}
            emails={emails}
            onRevoke={open(account)}
            isReady={isReady}
          />
        ))}
        {accounts.length > 0 && (
          <Callout>
            <p>Mirakl grants access to the shop as a whole. This platform uses only what is listed above.</p>
          </Callout>
        )}
      </div>
      <div className="mt-6">
        <ConnectAnother applications={applications} />
      </div>
      {revoking && (
        <Suspense fallback={null}>
          {revoking === "all" ? (
            <RevokeAllDialog accounts={living} onClose={close} finalFocus={focusAfter} />
          ) : (
            <RevokeOwnAccessDialog account={revoking} onClose={close} finalFocus={focusAfter} />
          )}
        </Suspense>
      )}
    </>
  );
}

/** What to say to whoever has just come back from Mirakl. */
function useReturnNote(accounts: SellerAccountView[]): string | null {
  const connected = useAddressValue("connected");
  const updated = useAddressValue("updated");
  const hasSignedIn = useAddressFlag("signed-in");
  const account = accounts.find(({ id }) => id === (connected ?? updated));
  if (account) return connectedNote(account, connected ? "connected" : "updated");
  return hasSignedIn ? "You are signed in. Mirakl has confirmed who you are." : null;
}
