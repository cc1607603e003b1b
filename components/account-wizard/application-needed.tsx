import { LogIn, Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import type { TypedMethod } from "./wizard-draft";

/** No application is registered yet: why one is needed, where to add it, and what to do instead. */
export function ApplicationNeeded({ onChoose }: { onChoose: (method: TypedMethod) => void }) {
  return (
    <Card>
      <EmptyState
        icon={<LogIn aria-hidden className="size-5" />}
        title="Sign in with Mirakl needs an application"
        actions={
          <>
            <LinkButton href={paths.addApplication()} variant="primary">
              <Plus aria-hidden />
              Add application
            </LinkButton>
            <Button onClick={() => onChoose("client_credentials")}>Use client ID and secret</Button>
            <Button onClick={() => onChoose("api_key")}>Use an API key</Button>
          </>
        }
      >
        <p>
          Mirakl issues a client ID and a client secret for it to your company. Register them once under Applications;
          then any number of shops can be connected through it.
        </p>
      </EmptyState>
    </Card>
  );
}
