"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { forgetStoredDraft } from "@/components/account-wizard/stored-draft";
import { RemoveAccountDialog } from "@/components/accounts/remove-account-dialog";
import { RevokeAccessDialog } from "@/components/accounts/revoke-access-dialog";
import { TagAccountDialog } from "@/components/accounts/tag-account-dialog";
import { useTrip } from "@/components/authorization/use-trip";
import { Callout } from "@/components/ui/callout";
import { showToast } from "@/components/ui/toast";
import { startAuthorization } from "@/lib/actions/start-authorization";
import { paths } from "@/lib/paths";
import { accountKey, accountQuery } from "@/lib/queries/account";
import { accountHistoryQuery } from "@/lib/queries/account-history";
import { AccountCheckCard } from "./account-check-card";
import { AccountGone } from "./account-gone";
import { AccountHeader } from "./account-header";
import { AccountProblem } from "./account-problem";
import { ActivityCard } from "./activity-card";
import { addedNote, updatedNote } from "./added-note";
import { ConnectionFacts } from "./connection-facts";
import { HistoryCard } from "./history-card";
import { PullFacts } from "./pull-facts";
import { ReadProblem } from "./read-problem";
import { RenameAccountDialog } from "./rename-account-dialog";
import { ReplaceCredentialDialog } from "./replace-credential-dialog";
import { ShopFacts } from "./shop-facts";
import { TokenCard } from "./token-card";
import { TroubleCallout } from "./trouble-callout";
import { useAccountCheck } from "./use-account-check";
import { useAddressFlag } from "./use-address-flag";
import { useTokenRefresh } from "./use-token-refresh";

type OpenDialog = "rename" | "replace" | "reconnect" | "tags" | "revoke" | "remove";

/**
 * Everything about one account, kept up to date while it is open.
 * @param canChange false for who may only look
 */
export function AccountPage({ accountId, canChange }: { accountId: string; canChange: boolean }) {
  const router = useRouter();
  const queries = useQueryClient();
  const account = useQuery(accountQuery(accountId));
  const history = useQuery(accountHistoryQuery(accountId));
  const wasAdded = useAddressFlag("added");
  const wasConnected = useAddressFlag("connected");
  const wasUpdated = useAddressFlag("updated");
  const wantsReconnect = useAddressFlag("reconnect");
  const trip = useTrip();
  const [dialog, setDialog] = useState<OpenDialog | null>(wantsReconnect && canChange ? "reconnect" : null);
  const pressed = useRef<HTMLElement>(null);

  const reload = () => queries.invalidateQueries({ queryKey: accountKey(accountId) });
  useEffect(() => {
    // The wizard keeps what was typed until whoever it sent to Mirakl has come back with an account.
    if (wasConnected) forgetStoredDraft(sessionStorage);
  }, [wasConnected]);
  const check = useAccountCheck(accountId, reload);
  const refresh = useTokenRefresh(reload);

  const problem = account.error ?? history.error;
  const view = account.data;
  if (!view || problem?.failure.code === "account_not_found") return <AccountGone />;

  const notePressed = (event: MouseEvent<HTMLElement>) => {
    pressed.current = (event.target as HTMLElement).closest("button");
  };
  const open = (next: OpenDialog) => (canChange ? () => setDialog(next) : null);
  const close = () => setDialog(null);
  const finish = (title: string) => {
    close();
    showToast({ tone: "ok", title, description: view.name });
    void reload();
  };
  // After a revocation the button that asked for it is gone.
  const focusAfter = {
    get current() {
      return pressed.current?.isConnected ? pressed.current : document.querySelector<HTMLElement>("main");
    },
  };
  const isKey = view.authenticationMethod === "api_key";
  const isGranted = view.authenticationMethod === "authorization_code";
  const signInAgain = () => void trip.start(() => startAuthorization({ purpose: "reconnect", accountId }));
  const note = wasAdded || wasConnected ? addedNote(view) : wasUpdated ? updatedNote(view) : null;
  const entries = history.data?.entries ?? [];

  return (
    <div className="grid grid-cols-1 gap-6 phone:gap-4">
      <AccountHeader
        account={view}
        actions={
          canChange
            ? {
                verify: () => void check.run(),
                refresh: () => void refresh.run(view),
                reconnect: isGranted ? signInAgain : () => setDialog("reconnect"),
                revoke: () => setDialog("revoke"),
                remove: () => setDialog("remove"),
              }
            : null
        }
        isVerifying={check.check?.isRunning ?? false}
        isRefreshing={refresh.isRunning}
        isLeaving={trip.isLeaving}
        onPress={notePressed}
      />
      {trip.trouble && <TroubleCallout trouble={trip.trouble} />}
      {note && (
        <Callout tone={view.status === "reconnect" ? "warn" : "ok"} live>
          <p>{note}</p>
        </Callout>
      )}
      {problem && (
        <ReadProblem
          error={problem}
          isRetrying={account.isFetching || history.isFetching}
          onRetry={() => void reload()}
        />
      )}
      <AccountProblem account={view} />
      {check.check && <AccountCheckCard check={check.check} onClose={check.close} />}
      <TokenCard account={view} entries={entries} />
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-start gap-6 stacked:grid-cols-1 phone:gap-4">
        <div className="grid grid-cols-1 gap-6 phone:gap-4">
          {history.data && <HistoryCard account={view} history={history.data} />}
          {history.data && <ActivityCard accountId={accountId} activity={history.data.activity} />}
        </div>
        <div className="grid grid-cols-1 gap-6 phone:gap-4" onClickCapture={notePressed}>
          <ConnectionFacts account={view} onRename={open("rename")} onReplace={open("replace")} onTag={open("tags")} />
          <ShopFacts account={view} />
          <PullFacts account={view} />
        </div>
      </div>
      {dialog === "rename" && (
        <RenameAccountDialog
          account={view}
          onClose={close}
          onRenamed={() => {
            finish("Account renamed");
            // The window's title comes from the server.
            router.refresh();
          }}
          finalFocus={pressed}
        />
      )}
      {(dialog === "replace" || dialog === "reconnect") && !isGranted && (
        <ReplaceCredentialDialog
          account={view}
          purpose={dialog}
          onClose={close}
          onReplaced={() => finish(isKey ? "API key replaced" : "Client secret replaced")}
          finalFocus={pressed}
        />
      )}
      {dialog === "tags" && <TagAccountDialog account={view} onClose={close} finalFocus={pressed} />}
      {dialog === "revoke" && <RevokeAccessDialog account={view} onClose={close} finalFocus={focusAfter} />}
      <RemoveAccountDialog
        account={view}
        open={dialog === "remove"}
        onOpenChange={(isOpen) => {
          if (isOpen) return;
          close();
          // This dialog does not know which button opened it.
          setTimeout(() => pressed.current?.focus());
        }}
        onRemoved={() => router.replace(paths.accounts())}
      />
    </div>
  );
}
