import { Pencil } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Tag } from "@/components/ui/tag";
import type { AccountDetailView } from "@/lib/accounts/account-view";
import { authenticationMethodLabels, environmentLabels, integrationTypeLabels } from "@/lib/vocabulary";
import { Fact, Facts, NoValue } from "./facts";
import { GrantFacts } from "./grant-facts";

interface ConnectionFactsProps {
  account: AccountDetailView;
  /** Null for who may only look. */
  onRename: (() => void) | null;
  onReplace: (() => void) | null;
  onTag: (() => void) | null;
}

/** How the account is connected. Secrets are named by their last characters, never shown. */
export function ConnectionFacts({ account, onRename, onReplace, onTag }: ConnectionFactsProps) {
  const titleId = useId();
  const isKey = account.authenticationMethod === "api_key";
  const isGranted = account.authenticationMethod === "authorization_code";
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader title="Connection" id={titleId}>
        {onRename && (
          <Button variant="ghost" onClick={onRename}>
            <Pencil aria-hidden />
            Rename
          </Button>
        )}
      </CardHeader>
      <Facts>
        <Fact name="Authentication">{authenticationMethodLabels[account.authenticationMethod]}</Fact>
        <Fact name="Type">{integrationTypeLabels[account.integrationType]}</Fact>
        <Fact name="Environment">{environmentLabels[account.environment]}</Fact>
        <Fact name="Tags">
          {account.tags.map((tag) => (
            <Tag key={tag} className="max-w-full whitespace-normal! h-auto! min-h-5">
              {tag}
            </Tag>
          ))}
          {account.tags.length === 0 && <NoValue>None</NoValue>}
          {onTag && (
            <button type="button" className="link phone:py-2.5" onClick={onTag}>
              Change tags
            </button>
          )}
        </Fact>
        {account.authHost && (
          <Fact name="Auth host">
            <span className="font-mono text-12">{account.authHost}</span>
          </Fact>
        )}
        {account.clientId && (
          <Fact name="Client ID">
            <Copyable text={account.clientId} shown={shortened(account.clientId)} what="client ID" />
          </Fact>
        )}
        {!isGranted && (
          <Fact name={isKey ? "API key" : "Client secret"}>
            <span>
              Stored
              {account.secretLastFour && (
                <>
                  , ends in <span className="font-mono text-12">{account.secretLastFour}</span>
                </>
              )}
            </span>
            {onReplace && (
              <button type="button" className="link phone:py-2.5" onClick={onReplace}>
                {isKey ? "Replace API key" : "Replace client secret"}
              </button>
            )}
          </Fact>
        )}
        {account.baseUrl && (
          <Fact name="Mirakl URL">
            <Copyable text={account.baseUrl} shown={account.host} what="Mirakl URL" />
          </Fact>
        )}
        {isGranted && <GrantFacts account={account} />}
        {!isKey && (account.companyId || !isGranted) && (
          <Fact name="Company ID">
            {account.companyId ? (
              <Copyable text={account.companyId} shown={shortened(account.companyId)} what="company ID" />
            ) : (
              <NoValue />
            )}
          </Fact>
        )}
      </Facts>
    </Card>
  );
}

function Copyable({ text, shown, what }: { text: string; shown?: string | null; what: string }) {
  return (
    <>
      <span className="min-w-0 font-mono text-12" title={text}>
        {shown ?? text}
      </span>
      <span className="-my-1.5">
        <CopyButton text={text} label={`Copy ${what}`} />
      </span>
    </>
  );
}

/** Long identifiers by their ends: enough to tell them apart, and one line high. */
function shortened(identifier: string): string {
  return identifier.length > 20 ? `${identifier.slice(0, 8)}…${identifier.slice(-4)}` : identifier;
}
