import { Ban, Database, Inbox, KeyRound } from "lucide-react";
import { Consequences } from "@/components/ui/dialog";
import type { AccountView } from "@/lib/accounts/account-view";

type Grant = Pick<AccountView, "status" | "isRevocationPending" | "isMiraklUntold">;

/** What removing an account does that was connected by Sign in with Mirakl: what was granted is revoked as well. */
export function GrantConsequences({ account }: { account: Grant }) {
  return (
    <Consequences
      items={[
        { icon: <Ban aria-hidden />, ...atMirakl(account) },
        {
          icon: <KeyRound aria-hidden />,
          lead: "Its secrets are destroyed,",
          rest: "all but the sealed token that the revocation needs: that goes with Mirakl’s answer.",
        },
        {
          icon: <Inbox aria-hidden />,
          lead: "Its messages stop.",
          rest: "To connect it again, someone signs in with Mirakl again.",
        },
        {
          icon: <Database aria-hidden />,
          lead: "Data at Mirakl is not affected.",
          rest: "The activity keeps who removed the account, and when.",
        },
      ]}
    />
  );
}

function atMirakl({ status, isRevocationPending, isMiraklUntold }: Grant): { lead: string; rest: string } {
  if (isMiraklUntold) {
    return {
      lead: "Mirakl was not told of its revocation,",
      rest: "because the stored token cannot be opened. It is destroyed with the account.",
    };
  }
  if (isRevocationPending) {
    return {
      lead: "Its revocation goes on.",
      rest: "Mirakl is asked until it confirms, with the account gone as well.",
    };
  }
  return status === "revoked"
    ? { lead: "Its access is revoked already.", rest: "Mirakl has confirmed it." }
    : { lead: "Its access is revoked at Mirakl.", rest: "Mirakl is asked again until it confirms." };
}
