import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SecretInput } from "@/components/ui/secret-input";
import type { ApplicationFormMemory } from "./use-application-form";

interface ApplicationTextFieldProps {
  memory: ApplicationFormMemory;
  field: "name" | "slug" | "clientId" | "clientSecret" | "redirectUri" | "audience";
  label: string;
  optional?: boolean;
  hint?: ReactNode;
  /** Stands beside the control, such as a button to copy. */
  beside?: ReactNode;
}

/** One text field of the form, wired to its memory. */
export function ApplicationTextField({ memory, field, label, optional, hint, beside }: ApplicationTextFieldProps) {
  const { state, type, leave } = memory;
  const isSecret = field === "clientSecret";
  const Control = isSecret ? SecretInput : Input;
  return (
    <Field label={label} optional={optional} hint={hint} error={state.errors[field]}>
      {(control) => (
        <div className="flex gap-1">
          <div className="min-w-0 flex-1">
            <Control
              {...control}
              {...(isSecret
                ? {}
                : { mono: field !== "name", autoComplete: "off", autoCapitalize: "none", spellCheck: false })}
              data-field={field}
              value={state.draft[field]}
              onChange={(event) => type(field, event.target.value)}
              onBlur={() => leave(field)}
            />
          </div>
          {beside}
        </div>
      )}
    </Field>
  );
}
