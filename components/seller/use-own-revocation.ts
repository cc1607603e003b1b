"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { sellerTrouble } from "@/components/authorization/seller-trouble";
import type { ActionResult } from "@/lib/actions/action-result";
import { ownAccountsKey } from "@/lib/queries/own-accounts";

/**
 * Runs one of the seller's revocations and reads the accounts anew.
 * @param onRevoked gets what the server answers
 */
export function useOwnRevocation<T>(revoke: () => Promise<ActionResult<T>>, onRevoked: (result: T) => void) {
  const queries = useQueryClient();
  const [isRevoking, setRevoking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function run() {
    setRevoking(true);
    setTrouble(null);
    try {
      const result = await revoke();
      if (result.ok) {
        await queries.invalidateQueries({ queryKey: ownAccountsKey });
        return onRevoked(result.data);
      }
      setTrouble(sellerTrouble(result.error));
    } catch (error) {
      setTrouble(lostConnection(error));
    }
    setRevoking(false);
  }

  return { isRevoking, trouble, run };
}
