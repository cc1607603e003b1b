"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { AppError } from "@/lib/errors/app-error";
import { paths } from "@/lib/paths";

interface SignInFormProps {
  /** Path of ours to go to afterwards. */
  returnTo: string;
  /** What to say when e-mail or password is wrong. */
  rejected: SignInProblem;
}

interface SignInProblem {
  message: string;
  advice: string[];
}

const unreachable: SignInProblem = {
  message: "The server did not answer, so you are not signed in.",
  advice: ["Try again in a moment."],
};

/** E-mail and password. After a failure the e-mail stays, the password goes and has the focus. */
export function SignInForm({ returnTo, rejected }: SignInFormProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !email.current || !password.current) return;
    const typed = { email: email.current.value.trim(), password: password.current.value };
    setProblem(null);
    setMissing({
      ...(!typed.email && { email: "Enter your e-mail address" }),
      ...(!typed.password && { password: "Enter your password" }),
    });
    if (!typed.email || !typed.password) return (typed.email ? password : email).current?.focus();

    setBusy(true);
    const outcome = await signInWithPassword(typed);
    if (outcome === "signed in") return location.assign(returnTo);
    if (outcome === "code needed") return location.assign(paths.secondFactor(returnTo));
    setBusy(false);
    setProblem(outcome === "rejected" ? rejected : outcome);
    password.current.value = "";
    password.current.focus();
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      {problem && (
        <Callout tone="bad" title={problem.message} live>
          {problem.advice.join(" ")}
        </Callout>
      )}
      <Field label="Email" error={missing.email}>
        {(control) => (
          <Input
            ref={email}
            type="email"
            name="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...control}
          />
        )}
      </Field>
      <Field label="Password" error={missing.password}>
        {(control) => (
          <Input ref={password} type="password" name="password" autoComplete="current-password" {...control} />
        )}
      </Field>
      <Button type="submit" variant="primary" size="large" busy={busy} busyLabel="Signing in…">
        Sign in
      </Button>
    </form>
  );
}

/** Loaded on use: the page shows without it. */
async function signInWithPassword(typed: {
  email: string;
  password: string;
}): Promise<"signed in" | "code needed" | "rejected" | SignInProblem> {
  try {
    const { signIn } = await import("next-auth/react");
    const answer = await signIn("credentials", { redirect: false, ...typed });
    if (answer?.ok && !answer.error) return "signed in";
    if (answer?.error === "CredentialsSignin") return "rejected";
    if (answer?.error === "second_factor_needed") return "code needed";
    return tooManyAttempts(answer?.error) ?? unreachable;
  } catch {
    return unreachable;
  }
}

/** @param error `too_many_attempts:` and the seconds to wait, as `auth-options.ts` writes it */
function tooManyAttempts(error: string | null | undefined): SignInProblem | null {
  const seconds = /^too_many_attempts:(\d+)$/.exec(error ?? "")?.[1];
  if (!seconds) return null;
  const { sentence, advice } = new AppError("too_many_attempts", { details: { retryAfterSeconds: Number(seconds) } });
  return { message: sentence, advice };
}
