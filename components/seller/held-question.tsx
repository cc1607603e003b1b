"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { HeldAnswers } from "@/components/authorization/held-answers";
import { questionWords } from "@/components/authorization/question-words";
import type { HeldAnswer } from "@/components/authorization/use-held-answer";
import { Callout } from "@/components/ui/callout";
import { showToast } from "@/components/ui/toast";
import { ownAccountsKey } from "@/lib/queries/own-accounts";
import type { HeldGrantView } from "@/lib/sellers/seller-view";

interface HeldQuestionProps {
  held: HeldGrantView;
  /** It is answered and goes; the focus needs another place. */
  onGone: () => void;
}

const titles: Record<HeldAnswer["outcome"], string> = {
  connected: "Connected",
  updated: "Connected again",
  declined: "The access was given back",
};

/** An access that waits for the seller's decision, with the two answers. */
export function HeldQuestion({ held, onGone }: HeldQuestionProps) {
  const queries = useQueryClient();
  const explanationId = useId();
  const words = questionWords(held);

  async function onAnswered({ outcome }: HeldAnswer) {
    await queries.invalidateQueries({ queryKey: ownAccountsKey });
    showToast({ tone: "ok", title: titles[outcome], description: held.name });
    onGone();
  }

  return (
    <Callout title={words.title}>
      <p id={explanationId} className="mb-2">
        {words.explanation}
      </p>
      <HeldAnswers held={held} describedBy={explanationId} onAnswered={(answer) => void onAnswered(answer)} />
    </Callout>
  );
}
