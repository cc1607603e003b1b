"use client";

import { ChosenApplication } from "@/components/authorization/chosen-application";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { PublicApplicationView } from "@/lib/applications/application-view";

interface ConnectAnotherDialogProps {
  applications: PublicApplicationView[];
  onClose: () => void;
}

/** Which application a further shop is connected to, then off to Mirakl. */
export function ConnectAnotherDialog({ applications, onClose }: ConnectAnotherDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Connect another shop"
      footer={
        <Button size="large" onClick={onClose}>
          Cancel
        </Button>
      }
      description="You sign in on Mirakl’s own page, choose the shop and agree."
    >
      <ChosenApplication purpose="connect" applications={applications} />
    </Dialog>
  );
}
