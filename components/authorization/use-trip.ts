"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Trouble } from "@/components/account/trouble";
import type { ActionResult } from "@/lib/actions/action-result";

const notStarted: Trouble = {
  message: "The server did not answer, so nothing was started.",
  advice: ["Check your network connection, then try again."],
};

/** Leaves for Mirakl's sign-in page, once at a time. It stays busy until the browser has left. */
export function useTrip() {
  const [isLeaving, setLeaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const guard = useRef(false);

  const stay = useCallback(() => {
    guard.current = false;
    setLeaving(false);
  }, []);

  useEffect(() => {
    // Back from Mirakl's page, the browser may show this one as it was left: busy.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) stay();
    };
    addEventListener("pageshow", onShow);
    return () => removeEventListener("pageshow", onShow);
  }, [stay]);

  /** @returns why it did not start; null when the browser is leaving, or was already */
  async function start(ask: () => Promise<ActionResult<{ url: string }>>): Promise<Trouble | null> {
    if (guard.current) return null;
    guard.current = true;
    setLeaving(true);
    setTrouble(null);
    const found = await leave(ask);
    if (!found) return null;
    stay();
    setTrouble(found);
    return found;
  }

  return { isLeaving, trouble, start };
}

async function leave(ask: () => Promise<ActionResult<{ url: string }>>): Promise<Trouble | null> {
  try {
    const result = await ask();
    if (!result.ok) return result.error;
    location.assign(result.data.url);
    return null;
  } catch {
    return notStarted;
  }
}
