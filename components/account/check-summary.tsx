import { CircleAlert, CircleCheck, CircleMinus, CircleX } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { VerificationCheck } from "@/lib/accounts/account-view";

/** A finished verification in one badge. */
export function CheckSummary({ checks }: { checks: VerificationCheck[] }) {
  const count = (state: string) => checks.filter((check) => check.state === state).length;
  if (count("failed") > 0) {
    return (
      <Badge tone="bad">
        <CircleX aria-hidden />
        {count("failed")} of {checks.length} failed
      </Badge>
    );
  }
  if (count("limited") > 0) {
    return (
      <Badge tone="warn">
        <CircleAlert aria-hidden />
        Limited
      </Badge>
    );
  }
  const isComplete = count("passed") === checks.length;
  return (
    <Badge tone="ok" filled>
      {isComplete ? <CircleCheck aria-hidden /> : <CircleMinus aria-hidden />}
      {isComplete ? `All ${checks.length} passed` : `${count("passed")} passed, ${count("skipped")} skipped`}
    </Badge>
  );
}
