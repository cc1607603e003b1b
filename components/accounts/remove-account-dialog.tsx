"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { showToast } from "@/components/ui/toast";
import type { AccountView } from "@/lib/accounts/account-view";
import { removeAccount } from "@/lib/actions/remove-account";
import { accountListsKey } from "@/lib/queries/accounts-page";
import { environmentLabels } from "@/lib/vocabulary";
import { whereabouts } from "./account-words";
import { RemoveConsequences } from "./remove-consequences";

interface RemoveAccountDialogProps {
  account: AccountView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The account is gone. */
  onRemoved: () => void;
  /** Gets the focus after a removal, when the button that opened the dialog goes with the account. */
  focusAfterRemoval?: RefObject<HTMLElement | null>;
  /** Gets the focus back when nothing was removed. */
  finalFocus?: RefObject<HTMLElement | null>;
}

/** Asks before an account is removed, and says what that does and what it does not do. */
export function RemoveAccountDialog({
  account,
  open,
  onOpenChange,
  onRemoved,
  focusAfterRemoval,
  finalFocus,
}: RemoveAccountDialogProps) {
  const queries = useQueryClient();
  const [isRemoving, setRemoving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  /** Empty until something is removed. */
  const focusAfter = useRef<HTMLElement>(null);

  const remove = async () => {
    setRemoving(true);
    setTrouble(null);
    const result = await ask(account.id);
    setRemoving(false);
    if (!result.ok) return setTrouble(result.error);
    focusAfter.current = focusAfterRemoval?.current ?? null;
    const description = `${account.name}: ${removedWords[result.data.revocation]}`;
    showToast({ tone: "ok", title: "Account removed", description });
    void queries.invalidateQueries({ queryKey: accountListsKey });
    onOpenChange(false);
    onRemoved();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setTrouble(null);
        onOpenChange(next);
      }}
      title={`Remove ${account.name}?`}
      description={`${whereabouts(account)}, ${environmentLabels[account.environment]}`}
      initialFocus={cancel}
      finalFocus={{
        get current() {
          return focusAfter.current ?? finalFocus?.current ?? null;
        },
      }}
      dismissible={!isRemoving}
      footer={
        <DialogButtons
          onCancel={() => onOpenChange(false)}
          cancelRef={cancel}
          onConfirm={() => void remove()}
          variant="danger"
          busy={isRemoving}
          busyLabel="Removing…"
        >
          <Trash2 aria-hidden />
          Remove account
        </DialogButtons>
      }
    >
      <RemoveConsequences account={account} />
      {trouble && (
        <div className="mt-4">
          <TroubleCallout trouble={trouble} />
        </div>
      )}
    </Dialog>
  );
}

const removedWords = {
  none: "its secrets are destroyed",
  confirmed: "its access is revoked at Mirakl, and its secrets are destroyed",
  pending: "Mirakl is asked again until it confirms the revocation; then its token is destroyed too",
};

async function ask(accountId: string) {
  try {
    return await removeAccount({ accountId });
  } catch (error) {
    return { ok: false, error: lostConnection(error) } as const;
  }
}
