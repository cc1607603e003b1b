"use client";

import { useRef, useState } from "react";
import { clockTime } from "@/components/ui/relative-time";
import { serverNow } from "@/components/ui/server-clock";
import { showToast } from "@/components/ui/toast";
import type { AccountView } from "@/lib/accounts/account-view";
import { refreshToken } from "@/lib/actions/refresh-token";
import { lostConnection, type Trouble } from "./trouble";

/**
 * Runs "Refresh token" once at a time and says how it went.
 * @param onFinished the account has another token, or another failure, by then
 */
export function useTokenRefresh(onFinished: () => void) {
  const [isRunning, setRunning] = useState(false);
  const guard = useRef(false);

  async function run({ id, name, version }: AccountView) {
    if (guard.current) return;
    guard.current = true;
    setRunning(true);
    try {
      const result = await refreshToken({ accountId: id, version });
      if (result.ok) {
        const { expiresAt } = result.data;
        const until = expiresAt
          ? `valid until ${clockTime(Date.parse(expiresAt), serverNow())}`
          : "valid without an end";
        showToast({ tone: "ok", title: "Token refreshed", description: `${name}, ${until}` });
      } else showTrouble(result.error);
    } catch (error) {
      showTrouble(lostConnection(error));
    }
    guard.current = false;
    setRunning(false);
    onFinished();
  }

  function showTrouble({ message, advice }: Trouble) {
    showToast({ tone: "bad", title: "Not refreshed", description: message, steps: advice });
  }

  return { isRunning, run };
}
