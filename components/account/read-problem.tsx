import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { RequestError } from "@/lib/queries/fetch-json";

interface ReadProblemProps {
  error: RequestError;
  isRetrying: boolean;
  onRetry: () => void;
}

/** The page could not be brought up to date; what it shows stays. */
export function ReadProblem({ error, isRetrying, onRetry }: ReadProblemProps) {
  return (
    <Callout tone="warn" title="This page is not up to date" live>
      <p>{error.failure.message} What you see is the last that arrived; it is asked again by itself.</p>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        <Button busy={isRetrying} onClick={onRetry}>
          Try again
        </Button>
        {error.failure.reference && (
          <span className="wrap-anywhere text-12 text-text-2">
            Reference <code className="font-mono">{error.failure.reference}</code>
          </span>
        )}
      </div>
    </Callout>
  );
}
