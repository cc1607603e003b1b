"use client";

import { useRouter } from "next/navigation";
import { useTrip } from "@/components/authorization/use-trip";
import { showToast } from "@/components/ui/toast";
import type { AccountView } from "@/lib/accounts/account-view";
import { startAuthorization } from "@/lib/actions/start-authorization";
import { paths } from "@/lib/paths";

/** "Reconnect" from outside of the account's page: to Mirakl's sign-in, or to where the credential is replaced. */
export function useReconnect() {
  const router = useRouter();
  const trip = useTrip();

  async function reconnect(account: AccountView): Promise<void> {
    if (account.authenticationMethod !== "authorization_code") return router.push(paths.reconnectAccount(account.id));
    const trouble = await trip.start(() => startAuthorization({ purpose: "reconnect", accountId: account.id }));
    if (trouble) {
      const { message, advice } = trouble;
      showToast({ tone: "bad", title: `${account.name} is not reconnected`, description: message, steps: advice });
    }
  }
  return { reconnect, isLeaving: trip.isLeaving };
}
