"use client";

import { CircleCheck, CircleQuestionMark, CircleX, Info, Undo2 } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { AuthorizationResultView } from "@/lib/authorizations/authorization-result-view";
import { paths } from "@/lib/paths";
import { HeldAnswers } from "./held-answers";
import { questionWords } from "./question-words";
import { nextStep, type ResultViewer, resultTrouble, resultWords } from "./result-words";
import type { HeldAnswer } from "./use-held-answer";

interface AuthorizationResultProps {
  result: AuthorizationResultView;
  viewer: ResultViewer;
}

/** How a trip to Mirakl's sign-in ended: what happened, what it means, and the next step or the question. */
export function AuthorizationResult({ result, viewer }: AuthorizationResultProps) {
  const [isDeclined, setDeclined] = useState(false);

  function onAnswered({ outcome, accountId }: HeldAnswer) {
    if (outcome === "declined" || accountId === null) return setDeclined(true);
    location.assign(
      viewer === "back_office"
        ? `${paths.account(accountId)}?${outcome}`
        : `${paths.settings()}?${new URLSearchParams({ [outcome]: accountId })}`,
    );
  }

  if (isDeclined) return <GivenBack viewer={viewer} />;
  return result.held ? (
    <Question result={result} held={result.held} onAnswered={onAnswered} />
  ) : (
    <Ending result={result} viewer={viewer} />
  );
}

function Question({
  result,
  held,
  onAnswered,
}: {
  result: AuthorizationResultView;
  held: NonNullable<AuthorizationResultView["held"]>;
  onAnswered: (answer: HeldAnswer) => void;
}) {
  const words = questionWords(held);
  const explanationId = useId();
  return (
    <Frame icon={<CircleQuestionMark aria-hidden className="text-accent-text" />} title={words.title}>
      <p id={explanationId}>{words.explanation}</p>
      {result.applicationName && <Through name={result.applicationName} />}
      <HeldAnswers held={held} describedBy={explanationId} onAnswered={onAnswered} />
    </Frame>
  );
}

const icons = {
  ok: <CircleCheck aria-hidden className="text-ok" />,
  bad: <CircleX aria-hidden className="text-bad" />,
  info: <Info aria-hidden className="text-text-2" />,
};

function Ending({ result, viewer }: AuthorizationResultProps) {
  const { applicationName, outcome } = result;
  const error = resultTrouble(result, viewer);
  const { tone, title, meaning } = resultWords(result);
  const isSignedIn = !error && outcome === "signed_in";
  const next = isSignedIn ? { href: paths.settings(), label: "Go to Connected accounts" } : nextStep(result, viewer);
  return (
    <Frame icon={icons[tone]} title={title}>
      {error && <p>{error.message}</p>}
      {meaning && <p>{meaning}</p>}
      {error && error.advice.length === 1 && <p>{error.advice[0]}</p>}
      {error && error.advice.length > 1 && (
        <ol className="grid list-decimal gap-1 pl-5">
          {error.advice.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {applicationName && <Through name={applicationName} />}
      <div className="mt-1">
        <LinkButton href={next.href} prefetch={false} variant={tone === "ok" ? "secondary" : "primary"} size="large">
          {next.label}
        </LinkButton>
      </div>
    </Frame>
  );
}

function GivenBack({ viewer }: { viewer: ResultViewer }) {
  const isBackOffice = viewer === "back_office";
  return (
    <Frame takesFocus icon={<Undo2 aria-hidden className="text-text-2" />} title="The access was given back">
      <p>
        Nothing uses it. Mirakl is told to end it, and is asked again until it confirms. What was connected before is as
        it was.
      </p>
      <div className="mt-1">
        <LinkButton href={isBackOffice ? paths.accounts() : paths.settings()} prefetch={false} size="large">
          {isBackOffice ? "Go to the accounts" : "Go to Connected accounts"}
        </LinkButton>
      </div>
    </Frame>
  );
}

function Through({ name }: { name: string }) {
  return <p className="text-12 text-text-3">Through the application {name}</p>;
}

interface FrameProps {
  icon: ReactNode;
  title: string;
  /** For what appears in place of something else: the focus, and with it the reader, follows. */
  takesFocus?: boolean;
  children: ReactNode;
}

function Frame({ icon, title, takesFocus = false, children }: FrameProps) {
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <Card aria-labelledby={titleId} className="w-full max-w-dialog p-8 phone:p-5">
      <div className="mb-3 [&_svg]:size-7">{icon}</div>
      <h1 id={titleId} ref={heading} tabIndex={-1} className="wrap-anywhere text-22 outline-none">
        {title}
      </h1>
      <div className="wrap-anywhere mt-2 grid gap-3 text-text-2">{children}</div>
    </Card>
  );
}
