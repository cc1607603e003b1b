"use client";

import { clsx } from "clsx";
import { Check, ChevronRight } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { paths } from "@/lib/paths";

const steps = ["Authentication", "Connection"];

interface WizardHeadProps {
  step: 1 | 2;
  title: string;
  children: ReactNode;
}

/** Where one is: way back, heading, progress. The heading takes the focus when the step changes under the reader. */
export function WizardHead({ step, title, children }: WizardHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shownStep = useRef(step);
  useEffect(() => {
    if (shownStep.current === step) return;
    shownStep.current = step;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [step]);

  return (
    <header className="mb-6">
      <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1.5 text-13 text-text-3">
        <Link href={paths.accounts()} className="text-text-2 hover:underline">
          Accounts
        </Link>
        <ChevronRight aria-hidden className="size-3.5" />
        <span aria-current="page">Add account</span>
      </nav>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div>
          <h1 ref={heading} tabIndex={-1} className="text-22 focus-visible:outline-none">
            {title}
          </h1>
          <p className="text-text-2">{children}</p>
        </div>
        <Progress step={step} />
      </div>
    </header>
  );
}

function Progress({ step }: { step: 1 | 2 }) {
  return (
    <ol aria-label="Progress" className="flex items-center gap-3 pt-1.5 font-medium text-13 text-text-3">
      {steps.map((name, index) => {
        const number = index + 1;
        const isCurrent = number === step;
        const isDone = number < step;
        return (
          <li
            key={name}
            aria-current={isCurrent ? "step" : undefined}
            className={clsx(
              "flex items-center gap-2 not-first:before:mr-1 not-first:before:h-px not-first:before:w-8 not-first:before:bg-line-strong",
              isCurrent && "text-text",
            )}
          >
            <span
              className={clsx("grid size-5 place-items-center rounded-full border text-11 font-semibold", {
                "border-accent bg-accent text-on-accent": isCurrent,
                "border-text-2 bg-text-2 text-surface": isDone,
                "border-control text-text-2": !isCurrent && !isDone,
              })}
            >
              {isDone ? <Check aria-label="Done" className="size-3 stroke-3" /> : number}
            </span>
            {name}
          </li>
        );
      })}
    </ol>
  );
}
