"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useTokenRefresh } from "@/components/account/use-token-refresh";
import type { AccountView } from "@/lib/accounts/account-view";
import { accountListsKey } from "@/lib/queries/accounts-page";

/** Refreshes an account's token as soon as it is there; toasts tell how it went. */
export function RefreshByKey({ account, onDone }: { account: AccountView; onDone: () => void }) {
  const queries = useQueryClient();
  const refresh = useTokenRefresh(() => void queries.invalidateQueries({ queryKey: accountListsKey }));
  const start = useEffectEvent(() => void refresh.run(account).finally(onDone));
  useEffect(() => start(), []);
  return null;
}
