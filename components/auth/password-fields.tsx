import type { Ref } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";

/** Whose password it is, for them and for the browser that keeps it. */
export function FixedEmailField({ email }: { email: string }) {
  return (
    <Field label="Email" hint="You sign in with it.">
      {(control) => (
        <Input
          {...control}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          readOnly
          className="bg-subtle! text-text-2!"
        />
      )}
    </Field>
  );
}

interface NewPasswordFieldProps {
  label: string;
  error: string | undefined;
  ref: Ref<HTMLInputElement>;
  onChange: () => void;
}

export function NewPasswordField({ label, error, ref, onChange }: NewPasswordFieldProps) {
  return (
    <Field label={label} error={error} hint="At least 12 characters. A few words do well.">
      {(control) => (
        <PasswordInput {...control} ref={ref} name="password" autoComplete="new-password" onChange={onChange} />
      )}
    </Field>
  );
}
