"use client";

import Link from "next/link";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { confirmSecondFactor } from "@/lib/actions/confirm-second-factor";
import { paths } from "@/lib/paths";

type Kind = "code" | "recovery_code";

const words = {
  code: {
    heading: "Enter the code from your authenticator app",
    label: "Code",
    hint: "Six digits. They change every 30 seconds.",
    other: "Use a recovery code",
    missing: "Enter the six digits that the app shows",
  },
  recovery_code: {
    heading: "Enter one of your recovery codes",
    label: "Recovery code",
    hint: "Each works once.",
    other: "Use your authenticator app",
    missing: "Enter a recovery code",
  },
} satisfies Record<Kind, Record<string, string>>;

/** The second step of a sign-in: a code of the authenticator app, or a recovery code in its place. */
export function SecondFactorForm({ returnTo }: { returnTo: string }) {
  const [kind, setKind] = useState<Kind>("code");
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [error, setError] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const { heading, label, hint, other, missing } = words[kind];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field of the other kind takes the focus with the page
  useEffect(() => input.current?.focus(), [kind]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || !input.current) return;
    const code = input.current.value.trim();
    setTrouble(null);
    setError(undefined);
    if (!code) return refuse(missing);
    setBusy(true);
    try {
      const result = await confirmSecondFactor({ kind, code });
      if (result.ok) return location.assign(returnTo);
      if (result.error.fieldErrors?.code) refuse(result.error.fieldErrors.code);
      else setTrouble(result.error);
    } catch (thrown) {
      setTrouble(lostConnection(thrown));
    }
    setBusy(false);
    input.current?.select();
  }

  function refuse(message: string) {
    setError(message);
    input.current?.focus();
  }

  function change() {
    setKind(kind === "code" ? "recovery_code" : "code");
    setTrouble(null);
    setError(undefined);
  }

  const isOver = trouble?.code === "sign_in_step_expired";
  return (
    <>
      <h1 id="second-step" className="mt-4 mb-6 text-22">
        {heading}
      </h1>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
        {trouble && <TroubleCallout trouble={trouble} />}
        <Field key={kind} label={label} hint={hint} error={error}>
          {(control) => (
            <Input
              {...control}
              ref={input}
              inputMode={kind === "code" ? "numeric" : "text"}
              autoComplete={kind === "code" ? "one-time-code" : "off"}
              autoCapitalize="none"
              spellCheck={false}
              mono={kind === "recovery_code"}
              onChange={() => setError(undefined)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" size="large" busy={isBusy} busyLabel="Signing in…" disabled={isOver}>
          Sign in
        </Button>
      </form>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-13">
        <Button variant="ghost" className="-ml-3" onClick={change}>
          {other}
        </Button>
        <Link href={paths.signIn(returnTo)} className="link">
          Start again
        </Link>
      </div>
    </>
  );
}
