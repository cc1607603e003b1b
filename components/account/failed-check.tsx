"use client";

import { useEffect, useRef } from "react";
import { VerificationResult } from "@/components/accounts/verification-result";
import { Callout } from "@/components/ui/callout";
import type { VerificationCheck } from "@/lib/accounts/account-view";

/** Inside of a dialog: why new credentials were not taken over, with the failed check in sight. */
export function FailedCheck({ checks }: { checks: VerificationCheck[] }) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const failed = region.current?.querySelector<HTMLElement>("[data-state=failed]");
    if (region.current && failed) region.current.scrollTop = failed.offsetTop;
  }, []);
  return (
    <>
      <Callout tone="bad" title="Nothing was replaced" live>
        <p>The new credentials did not pass the check below, so the old ones stay.</p>
      </Callout>
      <section
        ref={region}
        aria-label="Check of the new credentials"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="relative max-h-72 overflow-y-auto rounded-button border border-line"
      >
        <VerificationResult checks={checks} running={false} />
      </section>
    </>
  );
}
