import { ArrowLeft } from "lucide-react";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConnectionCheckCard } from "./connection-check-card";
import { ConnectionFields, type EnvironmentOption } from "./connection-fields";
import type { DraftErrors } from "./draft-errors";
import { saveAdvice } from "./save-advice";
import type { Wizard } from "./use-wizard";
import { fieldsOfMethod, type TypedMethod } from "./wizard-draft";
import type { CheckRun } from "./wizard-state";

interface ConnectionStepProps {
  wizard: Wizard;
  method: TypedMethod;
  environments: EnvironmentOption[];
  isReady: boolean;
  onBack: () => void;
}

/** Step 2: the form, and the check of what it holds beside it. Enter verifies, then saves what was verified. */
export function ConnectionStep({ wizard, method, environments, isReady, onBack }: ConnectionStepProps) {
  const { state } = wizard;
  const run = state.run?.method === method ? state.run : null;
  const advice = saveAdvice(run, method);

  function submit(event: FormEvent) {
    event.preventDefault();
    void (advice.canSave ? wizard.save(method) : wizard.verify(method));
  }

  return (
    // Not "get": should it ever be submitted by the browser itself, the secret must not end up in an address.
    <form ref={wizard.form} method="post" noValidate onSubmit={submit}>
      <div className="grid grid-cols-[minmax(0,1fr)_400px] items-start gap-6 stacked:grid-cols-1">
        <Card>
          <ConnectionFields
            wizard={wizard}
            method={method}
            environments={environments}
            errors={{ ...failedFields(run, method), ...state.errors }}
          />
        </Card>
        <ConnectionCheckCard
          wizard={wizard}
          run={run}
          advice={advice}
          isReady={isReady}
          onVerify={() => void wizard.verify(method)}
        />
      </div>
      <footer className="mt-6">
        <Button variant="ghost" size="large" className="-ml-4" onClick={onBack}>
          <ArrowLeft aria-hidden />
          Back
        </Button>
      </footer>
    </form>
  );
}

/** The fields that failed checks point at, as long as nothing was changed since. */
function failedFields(run: CheckRun | null, method: TypedMethod): DraftErrors {
  if (!run || run.isOutdated) return {};
  const marked = run.checks.filter((check) => check.state === "failed" && check.field && check.error);
  return Object.fromEntries(
    marked.flatMap(({ field, error }) =>
      field && fieldsOfMethod[method].includes(field) ? [[field, error?.message ?? ""]] : [],
    ),
  );
}
