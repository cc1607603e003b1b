"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ApplicationView } from "@/lib/applications/application-view";
import { paths } from "@/lib/paths";
import { type AuthenticationMethod, authenticationMethods } from "@/lib/vocabulary";
import type { EnvironmentOption } from "./connection-fields";
import { ConnectionStep } from "./connection-step";
import { MethodStep } from "./method-step";
import { SignInWithMiraklStep } from "./sign-in-with-mirakl-step";
import { useWizard } from "./use-wizard";
import { WizardHead } from "./wizard-head";

interface AccountWizardProps {
  environments: EnvironmentOption[];
  /** Through which "Sign in with Mirakl" can go. */
  applications: ApplicationView[];
}

/**
 * Adding an account in two steps. Step and method live in the address; the browser's history is used without asking
 * the server, so that nothing typed is lost on the way back and forth.
 */
export function AccountWizard({ environments, applications }: AccountWizardProps) {
  const parameters = useSearchParams();
  const wizard = useWizard();
  const isReady = useIsHydrated();
  const asked = authenticationMethods.find((method) => method === parameters.get("method"));
  const [chosen, setChosen] = useState<AuthenticationMethod>(asked ?? "client_credentials");
  const method = parameters.get("step") === "2" ? asked : undefined;

  function goTo(step: 1 | 2, to?: AuthenticationMethod) {
    if (to) setChosen(to);
    window.history.pushState(null, "", paths.addAccount(step, to));
  }

  if (!method) {
    return (
      <>
        <WizardHead step={1} title="Step 1 — Choose your authentication method">
          Pick what you were given by Mirakl or the marketplace.
        </WizardHead>
        <MethodStep method={chosen} onChange={setChosen} onContinue={() => goTo(2, chosen)} isReady={isReady} />
      </>
    );
  }
  return (
    <>
      <WizardHead step={2} title="Step 2 — Create a new Mirakl account">
        {intros[method]}
      </WizardHead>
      {method === "authorization_code" ? (
        <SignInWithMiraklStep
          wizard={wizard}
          applications={applications}
          onBack={() => goTo(1)}
          onChoose={(to) => goTo(2, to)}
        />
      ) : (
        <ConnectionStep
          wizard={wizard}
          method={method}
          environments={environments}
          isReady={isReady}
          onBack={() => goTo(1)}
        />
      )}
    </>
  );
}

const intros: Record<AuthenticationMethod, string> = {
  client_credentials: "With a client ID and secret. Fill in the details, verify, then save.",
  authorization_code: "By signing in with Mirakl. Name it, choose the application, then sign in on Mirakl’s page.",
  api_key: "With an API key. Fill in the details, verify, then save.",
};
