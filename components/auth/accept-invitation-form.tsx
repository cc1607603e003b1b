"use client";

import { type FormEvent, useRef, useState } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useCall } from "@/components/users/use-call";
import { acceptInvitation } from "@/lib/actions/accept-invitation";
import { paths } from "@/lib/paths";
import type { OfferedInvitationView } from "@/lib/users/user-view";
import { FixedEmailField, NewPasswordField } from "./password-fields";

/** Name and password of somebody new; the e-mail is what they were invited with. */
export function AcceptInvitationForm({ token, invitation }: { token: string; invitation: OfferedInvitationView }) {
  const { isBusy, trouble, errors, setErrors, call } = useCall();
  const [isLeaving, setLeaving] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = { name: name.current?.value.trim() ?? "", password: password.current?.value ?? "" };
    if (!typed.name || !typed.password) {
      setErrors({
        ...(!typed.name && { name: "Enter your name" }),
        ...(!typed.password && { password: "Enter a password" }),
      });
      return (typed.name ? password : name).current?.focus();
    }
    if (!(await call(() => acceptInvitation({ token, ...typed })))) return;
    setLeaving(true);
    // Not into the history: there is nothing to come back to.
    location.replace(paths.accounts());
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <FixedEmailField email={invitation.email} />
      <Field label="Name" error={errors.name}>
        {(control) => (
          <Input
            {...control}
            ref={name}
            name="name"
            autoComplete="name"
            defaultValue={invitation.name}
            onChange={() => setErrors({})}
          />
        )}
      </Field>
      <NewPasswordField label="Password" error={errors.password} ref={password} onChange={() => setErrors({})} />
      {trouble && <TroubleCallout trouble={trouble} />}
      <Button type="submit" variant="primary" size="large" busy={isBusy || isLeaving} busyLabel="Setting up…">
        Accept invitation
      </Button>
    </form>
  );
}
