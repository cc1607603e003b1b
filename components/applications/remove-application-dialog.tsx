"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Activity, KeyRound, Link2Off, Plug, Trash2 } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Consequences, Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { showToast } from "@/components/ui/toast";
import { removeApplication } from "@/lib/actions/remove-application";
import type { ApplicationView } from "@/lib/applications/application-view";
import { applicationsKey } from "@/lib/queries/applications";
import { environmentLabels, integrationTypeLabels } from "@/lib/vocabulary";

interface RemoveApplicationDialogProps {
  application: ApplicationView;
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** Asks before an application is removed; what still uses it is named by the server. */
export function RemoveApplicationDialog({ application, onClose, finalFocus }: RemoveApplicationDialogProps) {
  const { id, name, environment, integrationType } = application;
  const queries = useQueryClient();
  const [isRemoving, setRemoving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const cancel = useRef<HTMLButtonElement>(null);

  async function remove() {
    setRemoving(true);
    setTrouble(null);
    try {
      const result = await removeApplication({ applicationId: id });
      if (result.ok) {
        await queries.invalidateQueries({ queryKey: applicationsKey });
        showToast({ tone: "ok", title: "Application removed", description: `${name}: its client secret is destroyed` });
        return onClose();
      }
      setTrouble(result.error);
    } catch (error) {
      setTrouble(lostConnection(error));
    }
    setRemoving(false);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Remove ${name}?`}
      description={`${integrationTypeLabels[integrationType]}, ${environmentLabels[environment]}`}
      initialFocus={cancel}
      finalFocus={finalFocus}
      dismissible={!isRemoving}
      footer={
        <DialogButtons
          onCancel={onClose}
          cancelRef={cancel}
          onConfirm={() => void remove()}
          variant="danger"
          busy={isRemoving}
          busyLabel="Removing…"
        >
          <Trash2 aria-hidden />
          Remove application
        </DialogButtons>
      }
    >
      <Consequences
        items={[
          {
            icon: <Link2Off aria-hidden />,
            lead: "Its public page is gone.",
            rest: "Sellers who follow its link are told so, and can no longer sign in through it.",
          },
          {
            icon: <KeyRound aria-hidden />,
            lead: "Its client secret is destroyed at once.",
            rest: "At Mirakl the client stays registered.",
          },
          {
            icon: <Plug aria-hidden />,
            lead: "Only an unused application can be removed.",
            rest: "With living accounts or pending revocations it is refused, and you are told which.",
          },
          { icon: <Activity aria-hidden />, lead: "The activity keeps it", rest: "under your name." },
        ]}
      />
      {trouble && (
        <div className="mt-4">
          <TroubleCallout trouble={trouble} />
        </div>
      )}
    </Dialog>
  );
}
