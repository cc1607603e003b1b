import { Check, CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

/** What a control needs to belong to its field; spread it on the control. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  /** The control's accessible name, nothing else. */
  label: string;
  optional?: boolean;
  hint?: ReactNode;
  /** Replaces the hint: what is wrong and how to mend it. */
  error?: string;
  /** What was done to the value, such as "Shortened from …". */
  note?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}

/** Label above, hint below; "optional", hint and error describe the control and stay out of its name. */
export function Field({ label, optional, hint, error, note, className = "", children }: FieldProps) {
  const id = useId();
  const described = [optional && `${id}-optional`, error ? `${id}-error` : hint && `${id}-hint`, note && `${id}-note`];
  return (
    <div className={`grid content-start gap-1.5 ${className}`}>
      <div className="flex gap-1 text-13">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {optional && (
          <span id={`${id}-optional`} className="text-text-3">
            optional
          </span>
        )}
      </div>
      {children({
        id,
        "aria-describedby": described.filter(Boolean).join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? (
        <FieldError id={`${id}-error`}>{error}</FieldError>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="text-12 text-text-3">
            {hint}
          </p>
        )
      )}
      {note && (
        <p id={`${id}-note`} className="flex gap-1.5 text-12 text-text-2">
          <Check aria-hidden className="mt-px size-3.5 text-ok" />
          <span>{note}</span>
        </p>
      )}
    </div>
  );
}

/** The sentence below a control that needs another look. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex gap-1.5 font-medium text-12 text-bad-text">
      <CircleAlert aria-hidden className="mt-px size-3.5" />
      <span>{children}</span>
    </p>
  );
}
