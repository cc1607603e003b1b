import { ArrowLeft } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ApplicationView } from "@/lib/applications/application-view";
import { ApplicationNeeded } from "./application-needed";
import { SignInForm } from "./sign-in-form";
import type { Wizard } from "./use-wizard";
import type { TypedMethod } from "./wizard-draft";

interface SignInWithMiraklStepProps {
  wizard: Wizard;
  applications: ApplicationView[];
  onBack: () => void;
  onChoose: (method: TypedMethod) => void;
}

/** Step 2 of "Sign in with Mirakl": the form, or what is needed before there can be one. */
export function SignInWithMiraklStep({ wizard, applications, onBack, onChoose }: SignInWithMiraklStepProps) {
  return (
    <>
      {applications.length === 0 ? (
        <ApplicationNeeded onChoose={onChoose} />
      ) : (
        <SignInForm wizard={wizard} applications={applications} />
      )}
      <footer className="mt-6">
        <Button variant="ghost" size="large" className="-ml-4" onClick={onBack}>
          <ArrowLeft aria-hidden />
          Back
        </Button>
      </footer>
    </>
  );
}
