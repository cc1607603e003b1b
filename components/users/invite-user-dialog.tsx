"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type RefObject, useId, useRef, useState } from "react";
import { SecurityTrouble } from "@/components/settings/security-trouble";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { inviteUser } from "@/lib/actions/invite-user";
import { paths } from "@/lib/paths";
import { usersKey } from "@/lib/queries/users";
import type { IssuedLinkView } from "@/lib/users/user-view";
import type { UserRole } from "@/lib/vocabulary";
import { IssuedLink } from "./issued-link";
import { RoleCards } from "./role-cards";
import { useCall } from "./use-call";

interface InviteUserDialogProps {
  onClose: () => void;
  finalFocus?: RefObject<HTMLElement | null> | undefined;
}

/** Asks whom to invite, then shows the link. */
export function InviteUserDialog({ onClose, finalFocus }: InviteUserDialogProps) {
  const [issued, setIssued] = useState<IssuedLinkView | null>(null);
  return issued ? (
    <IssuedLink issued={issued} label="Invitation link" onClose={onClose} finalFocus={finalFocus} />
  ) : (
    <InvitationForm onClose={onClose} finalFocus={finalFocus} onIssued={setIssued} />
  );
}

function InvitationForm({
  onClose,
  finalFocus,
  onIssued,
}: InviteUserDialogProps & { onIssued: (issued: IssuedLinkView) => void }) {
  const queries = useQueryClient();
  const { isBusy, trouble, errors, setErrors, call } = useCall();
  const formId = useId();
  const email = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const [role, setRole] = useState<UserRole | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = { email: email.current?.value.trim() ?? "", name: name.current?.value.trim() ?? "" };
    const missing = {
      ...(!typed.email && { email: "Enter the e-mail address" }),
      ...(!typed.name && { name: "Enter the name" }),
      ...(!role && { role: "Choose the role" }),
    };
    if (!typed.email || !typed.name || !role) {
      setErrors(missing);
      if (!typed.email || !typed.name) (typed.email ? name : email).current?.focus();
      return;
    }
    const result = await call(() => inviteUser({ ...typed, role }));
    if (!result) return email.current?.focus();
    void queries.invalidateQueries({ queryKey: usersKey });
    onIssued(result.data);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Invite user"
      description="You get a link to send to them. It works once, for 72 hours."
      initialFocus={email}
      finalFocus={finalFocus}
      dismissible={!isBusy}
      footer={
        <DialogButtons onCancel={onClose} form={formId} busy={isBusy} busyLabel="Making the link…">
          Create link
        </DialogButtons>
      }
    >
      <form id={formId} method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label="Email" error={errors.email} hint="What they sign in with.">
          {(control) => (
            <Input
              {...control}
              ref={email}
              type="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={() => setErrors({})}
            />
          )}
        </Field>
        <Field label="Name" error={errors.name} hint="How colleagues know them. They can correct it.">
          {(control) => <Input {...control} ref={name} autoComplete="off" onChange={() => setErrors({})} />}
        </Field>
        <RoleCards
          value={role}
          onChange={(chosen) => {
            setRole(chosen);
            setErrors({});
          }}
          error={errors.role}
        />
        <SecurityTrouble trouble={trouble} returnTo={paths.users()} />
      </form>
    </Dialog>
  );
}
