"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type RefObject, useId, useRef, useState } from "react";
import { roleLabels } from "@/components/layout/person";
import { SecurityTrouble } from "@/components/settings/security-trouble";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { showToast } from "@/components/ui/toast";
import { changeRole } from "@/lib/actions/change-role";
import { paths } from "@/lib/paths";
import { usersKey } from "@/lib/queries/users";
import type { UserView } from "@/lib/users/user-view";
import { RoleCards } from "./role-cards";
import { useCall } from "./use-call";

interface ChangeRoleDialogProps {
  user: UserView;
  onClose: () => void;
  finalFocus?: RefObject<HTMLElement | null> | undefined;
}

/** Gives a person another role; tells admins what they are about to take from themselves. */
export function ChangeRoleDialog({ user, onClose, finalFocus }: ChangeRoleDialogProps) {
  const queries = useQueryClient();
  const call = useCall();
  const formId = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  const [role, setRole] = useState(user.role);
  const losesOwn = user.isOwn && role !== "admin";

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (role === user.role) return onClose();
    const result = await call.call(() => changeRole({ userId: user.id, role }));
    if (!result) return;
    // This page is not theirs any more.
    if (losesOwn) return location.assign(paths.settings());
    await queries.invalidateQueries({ queryKey: usersKey });
    showToast({ tone: "ok", title: `${user.name} is ${role === "admin" ? "an admin" : "a viewer"} now` });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Change role of ${user.name}?`}
      description={`Now ${roleLabels[user.role]}. The change counts from ${user.isOwn ? "your" : "their"} next click on.`}
      initialFocus={cancel}
      finalFocus={finalFocus}
      dismissible={!call.isBusy}
      footer={
        <DialogButtons
          onCancel={onClose}
          cancelRef={cancel}
          form={formId}
          variant={losesOwn ? "danger" : "primary"}
          busy={call.isBusy}
          busyLabel="Changing…"
        >
          Change role
        </DialogButtons>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} className="grid gap-4">
        <RoleCards value={role} onChange={setRole} error={call.errors.role} />
        {losesOwn && (
          <Callout tone="warn" title="You take this right from yourself" live>
            You will still see everything, but change nothing, and cannot undo this: another admin has to.
          </Callout>
        )}
        <SecurityTrouble trouble={call.trouble} returnTo={paths.users()} />
      </form>
    </Dialog>
  );
}
