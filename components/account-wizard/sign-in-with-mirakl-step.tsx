import { ArrowLeft, LogIn } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { TypedMethod } from "./wizard-draft";

interface SignInWithMiraklStepProps {
  onBack: () => void;
  onChoose: (method: TypedMethod) => void;
}

/** Step 2 of a method that this version does not offer yet: why, and what to do instead. */
export function SignInWithMiraklStep({ onBack, onChoose }: SignInWithMiraklStepProps) {
  return (
    <>
      <Card>
        <EmptyState
          icon={<LogIn aria-hidden className="size-5" />}
          title="Sign in with Mirakl needs an application"
          actions={
            <>
              <Button onClick={() => onChoose("client_credentials")}>Use client ID and secret</Button>
              <Button onClick={() => onChoose("api_key")}>Use an API key</Button>
            </>
          }
        >
          <p>
            Mirakl issues a client ID for it to your company, and an admin registers it under Applications. Both that
            page and this way to connect arrive with a coming version.
          </p>
          <p className="mt-2">Until then, connect the shop with a client ID and secret, or with an API key.</p>
        </EmptyState>
      </Card>
      <footer className="mt-6">
        <Button variant="ghost" size="large" className="-ml-4" onClick={onBack}>
          <ArrowLeft aria-hidden />
          Back
        </Button>
      </footer>
    </>
  );
}
