import type { ReactNode } from "react";
import { Fact, Facts, NoValue } from "@/components/account/facts";
import { CopyButton } from "@/components/ui/copy-button";
import { useNumber } from "@/components/ui/use-number";
import type { ApplicationView } from "@/lib/applications/application-view";
import { integrationTypeLabels } from "@/lib/vocabulary";
import { usesText } from "./uses-text";

/** What an application is at Mirakl on the left, what to hand out and what hangs on it on the right. */
export function ApplicationFacts({ application }: { application: ApplicationView }) {
  const { integrationType, authHost, clientId, secretLastFour, audience } = application;
  const number = useNumber();
  const { redirectUri, sendsRedirectUri, sendsResponseType, connectUrl } = application;
  return (
    <div className="grid grid-cols-2 border-line border-t stacked:grid-cols-1">
      <Facts>
        <Fact name="Integration type">{integrationTypeLabels[integrationType]}</Fact>
        <Fact name="Auth host">
          <span className="font-mono text-12">{authHost || "Not configured"}</span>
        </Fact>
        <Fact name="Client ID">
          <Copyable text={clientId} what="client ID" />
        </Fact>
        <Fact name="Client secret">
          <span>
            Stored
            {secretLastFour && (
              <>
                , ends in <span className="font-mono text-12">{secretLastFour}</span>
              </>
            )}
          </span>
        </Fact>
      </Facts>
      <div className="border-line border-l stacked:border-t stacked:border-l-0">
        <Facts>
          <Fact name="Accounts">{usesText(application, number)}</Fact>
          <Fact name="Redirect URI">
            <Copyable text={redirectUri} what="redirect URI" />
            {!sendsRedirectUri && <NoValue>Not sent: Mirakl takes the first registered one</NoValue>}
          </Fact>
          <Fact name="Audience">
            {audience ? (
              <span className="font-mono text-12">{audience}</span>
            ) : (
              <NoValue>None, chosen at Mirakl</NoValue>
            )}
            {sendsResponseType && <NoValue>· with response_type=code</NoValue>}
          </Fact>
          <Fact name="Public page">
            <Copyable text={connectUrl} what="public page">
              <a href={connectUrl} target="_blank" rel="noreferrer" className="link">
                {connectUrl.replace(/^https?:\/\//, "")}
              </a>
            </Copyable>
          </Fact>
        </Facts>
      </div>
    </div>
  );
}

/** An identifier, or what stands for it, and the button that copies it beside it. */
function Copyable({ text, what, children }: { text: string; what: string; children?: ReactNode }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {children ?? <span className="min-w-0 font-mono text-12">{text}</span>}
      <span className="-my-1.5 shrink-0">
        <CopyButton text={text} label={`Copy ${what}`} />
      </span>
    </span>
  );
}
