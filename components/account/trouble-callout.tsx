import Link from "next/link";
import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { paths } from "@/lib/paths";
import { RetryCountdown } from "./retry-countdown";
import type { Trouble } from "./trouble";

/** Why an action did not do what it was asked to, what to do, and the reference that finds it in the log. */
export function TroubleCallout({ trouble, children }: { trouble: Trouble; children?: ReactNode }) {
  const { message, advice, code, reference, retryAfterSeconds } = trouble;
  const isWaiting = retryAfterSeconds !== undefined;
  return (
    <Callout tone="bad" title={message} steps={!isWaiting && advice.length > 1 ? advice : undefined} live>
      {isWaiting && <RetryCountdown key={reference} seconds={retryAfterSeconds} />}
      {!isWaiting && advice.length === 1 && <p>{advice[0]}</p>}
      {code === "not_signed_in" && (
        <p>
          <Link href={paths.signIn()} target="_blank" className="link">
            Sign in in a new tab
          </Link>
          , then come back and repeat this. What you typed stays here.
        </p>
      )}
      {code === "internal" && reference && (
        <p className="wrap-anywhere text-12 text-text-2">
          Reference <code className="font-mono">{reference}</code>
        </p>
      )}
      {children}
    </Callout>
  );
}
