"use client";

import { type FormEvent, useRef, useState } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { useCall } from "@/components/users/use-call";
import { setNewPassword } from "@/lib/actions/set-new-password";
import { paths } from "@/lib/paths";
import { FixedEmailField, NewPasswordField } from "./password-fields";

/** The form that had it is gone. */
const takeFocus = (node: HTMLElement | null) => node?.focus();

/** The new password of somebody, who signs in with it afterwards. */
export function NewPasswordForm({ token, email }: { token: string; email: string }) {
  const { isBusy, trouble, errors, setErrors, call } = useCall();
  const [isDone, setDone] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = password.current?.value ?? "";
    if (!typed) {
      setErrors({ password: "Enter a password" });
      return password.current?.focus();
    }
    if (await call(() => setNewPassword({ token, password: typed }))) return setDone(true);
    password.current?.focus();
  }

  if (isDone) {
    return (
      <div ref={takeFocus} tabIndex={-1} className="grid gap-5 outline-none">
        <Callout tone="ok" live>
          The new password is set. Every session of before has ended.
        </Callout>
        <LinkButton href={paths.signIn()} variant="primary" size="large">
          Go to sign in
        </LinkButton>
      </div>
    );
  }
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <FixedEmailField email={email} />
      <NewPasswordField label="New password" error={errors.password} ref={password} onChange={() => setErrors({})} />
      {trouble && <TroubleCallout trouble={trouble} />}
      <Button type="submit" variant="primary" size="large" busy={isBusy} busyLabel="Setting…">
        Set new password
      </Button>
    </form>
  );
}
