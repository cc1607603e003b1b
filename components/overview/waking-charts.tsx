"use client";

import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { OverviewView } from "@/lib/accounts/overview-view";
import { watchInput } from "./watch-input";

/** A click without a pointer is one of before the page was alive (`early-press.tsx`). */
const signs = ["pointermove", "pointerdown", "keydown", "focusin", "click"] as const;

interface WakingChartsProps {
  overview: OverviewView;
  isFoldedOnPhones: boolean;
  children: ReactNode;
}

/**
 * The server's charts, until somebody does something on the page or the figures change: only then is what makes them
 * alive loaded, so that it keeps nobody waiting for the page. What was pressed meanwhile is done then.
 */
export function WakingCharts({ overview, isFoldedOnPhones, children }: WakingChartsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [first] = useState(overview);
  const [live, setLive] = useState<ReactNode>();
  const isDue = overview !== first || !children;
  const wake = useRef(() => {});
  useEffect(() => {
    const element = frame.current;
    if (live || !element) return;
    const controller = new AbortController();
    const { signal } = controller;
    const input = watchInput(element, signal);
    const isFolded = () => element.offsetParent === null;
    let isLoading = false;
    async function load() {
      if (isLoading || isFolded()) return;
      isLoading = true;
      const loaded = await import("./live-panels").catch(() => null);
      // Without a network the next sign tries again.
      isLoading = loaded !== null;
      if (!loaded) return;
      const missed = await input.end();
      // In the same task: what is pressed in between would be missed.
      if (!signal.aborted) flushSync(() => setLive(<loaded.LivePanels missed={missed} />));
    }
    wake.current = () => void load();
    for (const sign of signs) addEventListener(sign, wake.current, { signal, passive: true });
    return () => controller.abort();
  }, [live]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: unfolded, they may be due as well.
  useEffect(() => {
    if (isDue) wake.current();
  }, [isDue, isFoldedOnPhones]);
  return (
    <div ref={frame} className={clsx(isFoldedOnPhones && "phone:hidden")}>
      {live ?? children}
    </div>
  );
}
