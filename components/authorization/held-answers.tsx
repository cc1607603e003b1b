"use client";

import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { HeldGrantView } from "@/lib/sellers/seller-view";
import { questionWords } from "./question-words";
import { type HeldAnswer, useHeldAnswer } from "./use-held-answer";

interface HeldAnswersProps {
  held: HeldGrantView;
  /** Says which question the buttons answer. */
  describedBy: string;
  onAnswered: (answer: HeldAnswer) => void;
}

/** The two answers to what is asked about a held access, and what happens without one. */
export function HeldAnswers({ held, describedBy, onAnswered }: HeldAnswersProps) {
  const { connect, decline } = questionWords(held);
  const { busy, trouble, answer } = useHeldAnswer(held.id, onAnswered);
  return (
    <div className="grid gap-3">
      {trouble && <TroubleCallout trouble={trouble} />}
      <div className="flex flex-wrap gap-2 phone:grid">
        <Button
          variant="primary"
          busy={busy === "connect"}
          busyLabel="Connecting…"
          disabled={busy === "decline"}
          aria-describedby={describedBy}
          onClick={() => void answer(true)}
        >
          {connect}
        </Button>
        <Button
          busy={busy === "decline"}
          busyLabel="Giving it back…"
          disabled={busy === "connect"}
          aria-describedby={describedBy}
          onClick={() => void answer(false)}
        >
          {decline}
        </Button>
      </div>
      <p className="text-12 text-text-2">
        Without an answer the access is given back <Time at={held.heldUntil} quiet past={() => "now"} />.
      </p>
    </div>
  );
}
