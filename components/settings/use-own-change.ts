"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import type { ActionResult } from "@/lib/actions/action-result";

/** Carries out one change of what protects one's sign-in, and shows the page as it is afterwards. */
export function useOwnChange() {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  /** @returns what it brought, in an object; null when it did not work, which `trouble` tells */
  async function run<T>(work: () => Promise<ActionResult<T>>): Promise<{ data: T } | null> {
    setBusy(true);
    setTrouble(null);
    try {
      const result = await work();
      if (result.ok) {
        router.refresh();
        return { data: result.data };
      }
      setTrouble(result.error);
      return null;
    } catch (error) {
      setTrouble(lostConnection(error));
      return null;
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, trouble, run };
}
