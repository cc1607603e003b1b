"use client";

import { useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import type { ActionResult } from "@/lib/actions/action-result";

/** Calls one action at a time and remembers why it did not do what it was asked to. */
export function useCall() {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

  /** @returns what the action answers; null when it was refused or no answer came */
  async function call<T>(action: () => Promise<ActionResult<T>>): Promise<{ data: T } | null> {
    if (isBusy) return null;
    setBusy(true);
    setTrouble(null);
    setErrors({});
    try {
      const result = await action();
      if (result.ok) return { data: result.data };
      const { fieldErrors } = result.error;
      if (fieldErrors && Object.keys(fieldErrors).length > 0) setErrors(fieldErrors);
      else setTrouble(result.error);
    } catch (error) {
      setTrouble(lostConnection(error));
    } finally {
      setBusy(false);
    }
    return null;
  }

  return { isBusy, trouble, errors, setErrors, call };
}
