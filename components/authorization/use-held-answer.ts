"use client";

import { useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { answerHeldGrant } from "@/lib/actions/answer-held-grant";

/** What became of a held access. */
export type HeldAnswer = { outcome: "connected" | "updated" | "declined"; accountId: string | null };

/**
 * Carries one of the two answers to the server, once.
 * @param onAnswered it is decided; until the caller has moved on, the pressed button stays busy
 */
export function useHeldAnswer(heldGrantId: string, onAnswered: (answer: HeldAnswer) => void) {
  const [busy, setBusy] = useState<"connect" | "decline" | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const guard = useRef(false);

  async function answer(connect: boolean) {
    if (guard.current) return;
    guard.current = true;
    setBusy(connect ? "connect" : "decline");
    setTrouble(null);
    try {
      const result = await answerHeldGrant({ heldGrantId, connect });
      if (result.ok) return onAnswered(result.data);
      setTrouble(result.error);
    } catch (error) {
      setTrouble(lostConnection(error));
    }
    guard.current = false;
    setBusy(null);
  }

  return { busy, trouble, answer };
}
