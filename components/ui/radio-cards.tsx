"use client";

import { clsx } from "clsx";
import { createContext, type ReactNode, useContext, useId } from "react";
import { FieldError } from "./field";

interface Group {
  name: string;
  value: string | null;
  onChange: (value: string) => void;
  errorId: string | undefined;
}
const GroupContext = createContext<Group | null>(null);

interface RadioCardsProps<T extends string> {
  /** Name of the group; `hideLegend` keeps it for assistive technology only. */
  legend: string;
  hideLegend?: boolean;
  value: T | null;
  onChange: (value: T) => void;
  error?: string;
  /** Layout of the cards, such as `grid-cols-3 gap-2 phone:grid-cols-1`. */
  className?: string;
  children: ReactNode;
}

/** One choice among cards: real radios in a fieldset. */
export function RadioCards<T extends string>(props: RadioCardsProps<T>) {
  const id = useId();
  const group: Group = {
    name: id,
    value: props.value,
    onChange: props.onChange as (value: string) => void,
    errorId: props.error && `${id}-error`,
  };
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className={clsx("mb-1.5 font-medium text-13", props.hideLegend && "sr-only")}>{props.legend}</legend>
      <div className={clsx("grid", props.className)}>
        <GroupContext value={group}>{props.children}</GroupContext>
      </div>
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
    </fieldset>
  );
}

interface RadioCardProps {
  value: string;
  /** The radio's accessible name, nothing else. */
  label: string;
  /** Describes the radio. */
  hint?: ReactNode;
  disabled?: boolean;
}

/** A small card: radio, label, one line of hint. */
export function RadioCard({ value, label, hint, disabled }: RadioCardProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={clsx(
        "grid grid-cols-[16px_1fr] content-start gap-x-2.5 gap-y-0.5 rounded-button border border-line-strong bg-surface px-3 py-[11px]",
        "has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2",
        "has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)]",
      )}
    >
      <Radio id={id} value={value} described={Boolean(hint)} disabled={disabled} className="mt-0.5" />
      <span id={`${id}-label`} className="font-medium text-13">
        {label}
      </span>
      {hint && (
        <span id={`${id}-hint`} className="wrap-anywhere col-start-2 text-12 text-text-2">
          {hint}
        </span>
      )}
    </label>
  );
}

interface TallRadioCardProps extends RadioCardProps {
  icon: ReactNode;
  /** Such as a tag "Recommended"; describes the radio. */
  badge?: ReactNode;
  /** Further rows. In a group with `grid-rows-[repeat(n,auto)]` rows of all cards align: n = 3 + rows. */
  children?: ReactNode;
}

/** A large card that explains a choice: icon and badge, label, hint, then aligned rows. */
export function TallRadioCard({ value, label, hint, icon, badge, disabled, children }: TallRadioCardProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={clsx(
        "row-span-full grid grid-rows-subgrid rounded-card border border-line-strong bg-surface p-5 phone:row-span-1 phone:grid-rows-none",
        "has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2",
        "has-checked:border-accent has-checked:shadow-[inset_0_0_0_1px_var(--accent)]",
      )}
    >
      <span className="mb-4 flex h-6 items-center gap-2.5 text-text-2">
        {icon}
        {badge && <span id={`${id}-badge`}>{badge}</span>}
        <Radio
          id={id}
          value={value}
          described={Boolean(hint)}
          badged={Boolean(badge)}
          disabled={disabled}
          className="ml-auto"
        />
      </span>
      <span id={`${id}-label`} className="text-15">
        {label}
      </span>
      <span id={`${id}-hint`} className="mt-1 mb-4 text-13 text-text-2">
        {hint}
      </span>
      {children}
    </label>
  );
}

interface RadioProps {
  id: string;
  value: string;
  described: boolean;
  badged?: boolean;
  disabled?: boolean;
  className: string;
}

function Radio({ id, value, described, badged, disabled, className }: RadioProps) {
  const group = useContext(GroupContext);
  if (!group) throw new Error("A radio card needs RadioCards around it");
  const describedBy = [badged && `${id}-badge`, described && `${id}-hint`, group.errorId].filter(Boolean).join(" ");
  return (
    <input
      type="radio"
      id={id}
      name={group.name}
      value={value}
      checked={group.value === value}
      onChange={() => group.onChange(value)}
      disabled={disabled}
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy || undefined}
      className={clsx(
        "size-4 shrink-0 appearance-none rounded-full border border-control bg-surface checked:border-5 checked:border-accent checked:bg-on-accent",
        "focus-visible:outline-none forced-colors:appearance-auto",
        className,
      )}
    />
  );
}
