import { useQuery } from "@tanstack/react-query";
import { Database, Inbox, KeyRound, ShieldAlert } from "lucide-react";
import { Consequences } from "@/components/ui/dialog";
import type { AccountView } from "@/lib/accounts/account-view";
import { accountQuery } from "@/lib/queries/account";
import type { AuthenticationMethod } from "@/lib/vocabulary";
import { GrantConsequences } from "./grant-consequences";

/** What stays valid at Mirakl although it is destroyed here, and how that is ended. */
const leftAtMirakl: Record<Exclude<AuthenticationMethod, "authorization_code">, { lead: string; rest: string }> = {
  api_key: {
    lead: "The API key stays valid at Mirakl",
    rest: "until it is generated anew there.",
  },
  client_credentials: {
    lead: "The client secret stays valid at Mirakl",
    rest: "until it is replaced there: in Mirakl's developer portal, or in Mirakl Connect under Settings > API integration.",
  },
};

/** What removing an account does, and what it does not do. */
export function RemoveConsequences({ account }: { account: AccountView }) {
  const { authenticationMethod } = account;
  if (authenticationMethod === "authorization_code") return <GrantConsequences account={account} />;
  const left = leftAtMirakl[authenticationMethod];
  return (
    <Consequences
      items={[
        {
          icon: <KeyRound aria-hidden />,
          lead: "Its secrets are destroyed at once.",
          rest: "To connect the account again, add it again.",
        },
        { icon: <Inbox aria-hidden />, lead: "Its messages stop.", rest: "Nothing is pulled from it any more." },
        {
          icon: <Database aria-hidden />,
          lead: "Data at Mirakl is not affected.",
          rest: "The activity keeps who removed the account, and when.",
        },
        {
          icon: <ShieldAlert aria-hidden />,
          lead: left.lead,
          rest: (
            <>
              {left.rest} {authenticationMethod === "api_key" && <ApiKeyPage account={account} />}
            </>
          ),
        },
      ]}
    />
  );
}

function ApiKeyPage({ account }: { account: AccountView }) {
  const { data } = useQuery(accountQuery(account.id));
  if (!data?.apiKeyPageUrl) return null;
  return (
    <a href={data.apiKeyPageUrl} target="_blank" rel="noreferrer" className="link">
      Open the API key page of {account.host}
    </a>
  );
}
