import { Check, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useEffect, useId, useRef } from "react";
import { CheckSummary } from "@/components/account/check-summary";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { VerificationResult } from "@/components/accounts/verification-result";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { paths } from "@/lib/paths";
import type { SaveAdvice } from "./save-advice";
import type { Wizard } from "./use-wizard";
import type { CheckRun } from "./wizard-state";

interface ConnectionCheckCardProps {
  wizard: Wizard;
  /** The run of the method on screen. */
  run: CheckRun | null;
  advice: SaveAdvice;
  isReady: boolean;
  onVerify: () => void;
}

/** What the check found, beside the form, with the two buttons that belong to it. */
export function ConnectionCheckCard({ wizard, run, advice, isReady, onVerify }: ConnectionCheckCardProps) {
  const { isSaving, saveTrouble } = wizard.state;
  const titleId = useId();
  const whyId = useId();
  const isRunning = run?.state === "running";
  const trouble = run?.isOutdated ? null : run?.trouble;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Below the form on narrow screens: whoever pressed Enter in a field shall see what happens.
    const isBelow = isRunning && (card.current?.getBoundingClientRect().top ?? 0) > window.innerHeight - 120;
    if (isBelow) card.current?.scrollIntoView({ block: "start" });
  }, [isRunning]);
  return (
    <Card ref={card} aria-labelledby={titleId} className="sticky top-8 scroll-mt-16 stacked:static">
      <CardHeader title="Connection check" id={titleId}>
        <span role="status">
          {run?.isOutdated && <Tag>Outdated</Tag>}
          {run?.state === "finished" && !run.isOutdated && <CheckSummary checks={run.checks} />}
        </span>
      </CardHeader>
      <VerificationResult checks={run?.checks ?? []} running={isRunning} />
      {trouble && (
        <div className="px-4 pb-4">
          <TroubleCallout trouble={trouble} />
        </div>
      )}
      <div className="grid gap-2 border-line border-t p-4">
        {saveTrouble && (
          <TroubleCallout trouble={saveTrouble}>
            {saveTrouble.code === "account_already_exists" && (
              <p>
                <Link
                  href={saveTrouble.accountId ? paths.account(saveTrouble.accountId) : paths.accounts()}
                  className="link"
                >
                  Open the existing account
                </Link>
              </p>
            )}
          </TroubleCallout>
        )}
        <Button
          type={advice.canSave ? "button" : "submit"}
          variant={advice.canSave ? "secondary" : "primary"}
          size="large"
          busy={isRunning}
          busyLabel="Verifying…"
          disabled={!isReady || isSaving}
          onClick={advice.canSave ? onVerify : undefined}
        >
          <ShieldCheck aria-hidden />
          Verify connection
        </Button>
        <Button
          type={advice.canSave ? "submit" : "button"}
          variant={advice.canSave ? "primary" : "secondary"}
          size="large"
          busy={isSaving}
          busyLabel="Saving…"
          disabled={!advice.canSave && !isSaving}
          aria-describedby={whyId}
        >
          <Check aria-hidden />
          Save account
        </Button>
        <p id={whyId} className="text-center text-12 text-text-2">
          {isSaving ? "Latchkey verifies once more, then saves." : advice.sentence}
        </p>
      </div>
    </Card>
  );
}
