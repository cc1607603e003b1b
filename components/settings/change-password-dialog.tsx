"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { showToast } from "@/components/ui/toast";
import { useCall } from "@/components/users/use-call";
import { sessionsText } from "@/components/users/user-words";
import { changePassword } from "@/lib/actions/change-password";
import { ownSessionsKey } from "@/lib/queries/own-sessions";

/** Takes the current and a new password. Neither is kept in the page's memory. */
export function ChangePasswordDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const queries = useQueryClient();
  const { isBusy, trouble, errors, setErrors, call } = useCall();
  const formId = useId();
  const current = useRef<HTMLInputElement>(null);
  const fresh = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = { currentPassword: current.current?.value ?? "", newPassword: fresh.current?.value ?? "" };
    if (!typed.currentPassword || !typed.newPassword) {
      setErrors({
        ...(!typed.currentPassword && { currentPassword: "Enter your current password" }),
        ...(!typed.newPassword && { newPassword: "Enter a new password" }),
      });
      return (typed.currentPassword ? fresh : current).current?.focus();
    }
    const result = await call(() => changePassword(typed));
    if (!result) return;
    await queries.invalidateQueries({ queryKey: ownSessionsKey });
    const { ended } = result.data;
    showToast({
      tone: "ok",
      title: "Password changed",
      description: ended > 0 ? `${sessionsText(ended)} elsewhere ended.` : "You were signed in nowhere else.",
    });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Change password"
      description="You stay signed in here. Everywhere else you are signed out."
      initialFocus={current}
      dismissible={!isBusy}
      footer={
        <DialogButtons onCancel={onClose} form={formId} busy={isBusy} busyLabel="Changing…">
          Change password
        </DialogButtons>
      }
    >
      <form id={formId} method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field label="Current password" error={errors.currentPassword}>
          {(control) => (
            <PasswordInput {...control} ref={current} autoComplete="current-password" onChange={() => setErrors({})} />
          )}
        </Field>
        <Field label="New password" error={errors.newPassword} hint="At least 12 characters. A few words do well.">
          {(control) => (
            <PasswordInput {...control} ref={fresh} autoComplete="new-password" onChange={() => setErrors({})} />
          )}
        </Field>
        {trouble && <TroubleCallout trouble={trouble} />}
      </form>
    </Dialog>
  );
}
