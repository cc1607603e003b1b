"use client";

import { useRef, useState } from "react";
import type { VerificationCheck } from "@/lib/accounts/account-view";
import { verifyAccount } from "@/lib/actions/verify-account";
import { lostConnection, type Trouble } from "./trouble";

/** A verification of a stored account as it goes on. */
export interface AccountCheck {
  checks: VerificationCheck[];
  isRunning: boolean;
  trouble: Trouble | null;
}

/**
 * Runs "Verify connection" on a stored account and collects its checks as they answer.
 * @param onFinished the account may have another status by then
 */
export function useAccountCheck(accountId: string, onFinished: () => void) {
  const [check, setCheck] = useState<AccountCheck | null>(null);
  const isRunning = useRef(false);

  async function run() {
    if (isRunning.current) return;
    isRunning.current = true;
    setCheck({ checks: [], isRunning: true, trouble: null });
    const trouble = await collect((found) =>
      setCheck((before) => before && { ...before, checks: [...before.checks, found] }),
    );
    setCheck((before) => before && { ...before, isRunning: false, trouble });
    isRunning.current = false;
    onFinished();
  }

  async function collect(onCheck: (check: VerificationCheck) => void): Promise<Trouble | null> {
    try {
      const result = await verifyAccount({ accountId });
      if (!result.ok) return result.error;
      for await (const found of result.data) onCheck(found);
      return null;
    } catch (error) {
      return lostConnection(error);
    }
  }

  return { check, run, close: () => setCheck(null) };
}
