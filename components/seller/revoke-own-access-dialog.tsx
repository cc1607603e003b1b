"use client";

import { Ban, Inbox, LogIn, ZapOff } from "lucide-react";
import { type RefObject, useRef } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { revokedWords } from "@/components/accounts/account-words";
import { Consequences, Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast";
import { revokeOwnAccess } from "@/lib/actions/revoke-own-access";
import type { SellerAccountView } from "@/lib/sellers/seller-view";
import { grantedThing } from "./access-words";
import { useOwnRevocation } from "./use-own-revocation";

interface RevokeOwnAccessDialogProps {
  account: SellerAccountView;
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Asks a seller before their access is taken back, and says how to come back. */
export function RevokeOwnAccessDialog({ account, onClose, finalFocus }: RevokeOwnAccessDialogProps) {
  const { id, name, whereabouts, integrationType } = account;
  const thing = grantedThing[integrationType];
  const cancel = useRef<HTMLButtonElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const { isRevoking, trouble, run } = useOwnRevocation(
    () => revokeOwnAccess({ accountId: id, reason: reason.current?.value }),
    ({ outcome }) => {
      showToast({
        tone: "ok",
        title: "Access revoked",
        description: `${name}: ${revokedWords[outcome]}`,
      });
      onClose();
    },
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Revoke access to ${name}?`}
      description={whereabouts}
      initialFocus={cancel}
      finalFocus={finalFocus}
      dismissible={!isRevoking}
      footer={
        <DialogButtons
          onCancel={onClose}
          cancelRef={cancel}
          onConfirm={() => void run()}
          variant="danger"
          busy={isRevoking}
          busyLabel="Revoking…"
        >
          <Ban aria-hidden />
          Revoke access
        </DialogButtons>
      }
    >
      <Consequences
        items={[
          {
            icon: <ZapOff aria-hidden />,
            lead: "Access ends at once.",
            rest: `This platform can no longer read or send anything for this ${thing}, and Mirakl is told so.`,
          },
          {
            icon: <Inbox aria-hidden />,
            lead: "Nothing new arrives here.",
            rest: "Data at Mirakl is not affected.",
          },
          {
            icon: <LogIn aria-hidden />,
            lead: "You can come back",
            rest: "at any time by signing in with Mirakl again.",
          },
        ]}
      />
      <div className="mt-5">
        <Field label="Reason (optional)" hint="Kept in Mirakl’s token history." error={trouble?.fieldErrors?.reason}>
          {(control) => <Textarea {...control} ref={reason} rows={2} />}
        </Field>
      </div>
      {trouble && (
        <div className="mt-4">
          <TroubleCallout trouble={trouble} />
        </div>
      )}
    </Dialog>
  );
}
