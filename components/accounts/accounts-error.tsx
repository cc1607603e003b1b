"use client";

import { CloudAlert, RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { useTickingText } from "@/components/ui/use-ticking-text";
import { secondMs } from "@/lib/clock";
import type { RequestError } from "@/lib/queries/fetch-json";
import { retryAfterMs } from "@/lib/queries/poll-interval";

interface AccountsErrorProps {
  error: RequestError;
  /** When it failed, on this browser's clock in ms. */
  failedAt: number;
  isRetrying: boolean;
  onRetry: () => void;
}

/** The accounts could not be loaded at all: what happened, and when it is tried again. */
export function AccountsError({ error, failedAt, isRetrying, onRetry }: AccountsErrorProps) {
  const { code, reference, message } = error.failure;
  const wait = useTickingText(() => {
    const seconds = Math.ceil((failedAt + retryAfterMs - Date.now()) / secondMs);
    return seconds > 0 ? `in ${seconds} s` : "now";
  });
  const details = [code, reference].filter(Boolean).join(" ");
  return (
    <Card>
      <EmptyState
        icon={<CloudAlert aria-hidden className="text-bad" />}
        title="Accounts could not be loaded"
        actions={
          <>
            <Button variant="primary" size="large" busy={isRetrying} busyLabel="Trying…" onClick={onRetry}>
              <RotateCw aria-hidden />
              Try again
            </Button>
            {details && (
              <CopyButton text={`${details} ${new Date(failedAt).toISOString()}`} label="Copy details" withLabel />
            )}
          </>
        }
        footer={
          reference && (
            <>
              Error <code className="font-mono">{code}</code> · Reference <code className="font-mono">{reference}</code>
            </>
          )
        }
      >
        <p>
          {message} <span className="tabular-nums">This page tries again by itself {wait}.</span>
        </p>
      </EmptyState>
    </Card>
  );
}
