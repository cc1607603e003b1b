"use client";

import { lazy, type RefObject, Suspense, useCallback, useState } from "react";
import { useOpener } from "@/components/ui/use-opener";
import type { AccountView } from "@/lib/accounts/account-view";
import type { OpenAccountDialog } from "./account-actions";

const RefreshByKey = lazy(() => import("./refresh-by-key").then((module) => ({ default: module.RefreshByKey })));
const RemoveAccountDialog = lazy(() =>
  import("./remove-account-dialog").then((module) => ({ default: module.RemoveAccountDialog })),
);
const RevokeAccessDialog = lazy(() =>
  import("./revoke-access-dialog").then((module) => ({ default: module.RevokeAccessDialog })),
);
const TagAccountDialog = lazy(() =>
  import("./tag-account-dialog").then((module) => ({ default: module.TagAccountDialog })),
);
const VerifyAccountDialog = lazy(() =>
  import("./verify-account-dialog").then((module) => ({ default: module.VerifyAccountDialog })),
);

interface Dialog {
  kind: Parameters<OpenAccountDialog>[0];
  account: AccountView;
}

/** Which dialog of the table is open, and for which account. */
export function useAccountDialogs() {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const openDialog: OpenAccountDialog = useCallback((kind, account) => setDialog({ kind, account }), []);
  const closeDialog = useCallback((own: Dialog) => setDialog((open) => (open === own ? null : open)), []);
  return { dialog, openDialog, closeDialog };
}

interface AccountDialogsProps {
  dialog: Dialog | null;
  /** Closes that one, and none that was opened since. */
  onClose: (own: Dialog) => void;
  focusAfterRemoval: RefObject<HTMLElement | null>;
}

/** The dialogs that the rows' menus open; each loads on first use. */
export function AccountDialogs({ dialog, onClose, focusAfterRemoval }: AccountDialogsProps) {
  if (!dialog) return null;
  return (
    <OpenDialog
      key={`${dialog.kind} ${dialog.account.id}`}
      {...dialog}
      onClose={() => onClose(dialog)}
      focusAfterRemoval={focusAfterRemoval}
    />
  );
}

interface OpenDialogProps extends Dialog, Pick<AccountDialogsProps, "focusAfterRemoval"> {
  onClose: () => void;
}

function OpenDialog({ kind, account, onClose, focusAfterRemoval }: OpenDialogProps) {
  const opener = useOpener(() => document.querySelector(`[data-account="${account.id}"] [aria-haspopup=menu]`));
  return (
    <Suspense fallback={null}>
      {kind === "verify" && <VerifyAccountDialog account={account} onClose={onClose} finalFocus={opener} />}
      {kind === "refresh" && <RefreshByKey account={account} onDone={onClose} />}
      {kind === "tags" && <TagAccountDialog account={account} onClose={onClose} finalFocus={opener} />}
      {kind === "revoke" && <RevokeAccessDialog account={account} onClose={onClose} finalFocus={opener} />}
      {kind === "remove" && (
        <RemoveAccountDialog
          open
          account={account}
          onOpenChange={onClose}
          onRemoved={onClose}
          focusAfterRemoval={focusAfterRemoval}
          finalFocus={opener}
        />
      )}
    </Suspense>
  );
}
