import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { VerificationResult } from "@/components/accounts/verification-result";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CheckSummary } from "./check-summary";
import { TroubleCallout } from "./trouble-callout";
import type { AccountCheck } from "./use-account-check";

/** The verification that was just asked for, check by check, until it is closed. */
export function AccountCheckCard({ check, onClose }: { check: AccountCheck; onClose: () => void }) {
  const titleId = useId();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    card.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={card} className="scroll-mt-20">
      <Card aria-labelledby={titleId}>
        <CardHeader title="Connection check" id={titleId}>
          <span role="status">
            {!check.isRunning && check.checks.length > 0 && <CheckSummary checks={check.checks} />}
          </span>
          <Button variant="ghost" size="icon" aria-label="Close connection check" onClick={onClose}>
            <X aria-hidden />
          </Button>
        </CardHeader>
        <VerificationResult checks={check.checks} running={check.isRunning} />
        {check.trouble && (
          <div className="px-4 pb-4">
            <TroubleCallout trouble={check.trouble} />
          </div>
        )}
      </Card>
    </div>
  );
}
