"use client";

import { CloudAlert, RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { useTickingText } from "@/components/ui/use-ticking-text";
import { secondMs } from "@/lib/clock";
import type { RequestError } from "@/lib/queries/fetch-json";
import { retryAfterMs } from "@/lib/queries/poll-interval";

interface ListErrorProps {
  /** Such as "Tickets could not be loaded". */
  title: string;
  error: RequestError;
  /** When it failed, on this browser's clock in ms. */
  failedAt: number;
  isRetrying: boolean;
  onRetry: () => void;
}

/** A list could not be loaded at all: what happened, and when it is tried again. */
export function ListError({ title, error, failedAt, isRetrying, onRetry }: ListErrorProps) {
  const { code, reference, message } = error.failure;
  const wait = useTickingText(() => {
    const seconds = Math.ceil((failedAt + retryAfterMs - Date.now()) / secondMs);
    return seconds > 0 ? `in ${seconds} s` : "now";
  });
  return (
    <EmptyState
      icon={<CloudAlert aria-hidden className="text-bad" />}
      title={title}
      actions={
        <>
          <Button variant="primary" size="large" busy={isRetrying} busyLabel="Trying…" onClick={onRetry}>
            <RotateCw aria-hidden />
            Try again
          </Button>
          {reference && (
            <CopyButton
              text={`${code} ${reference} ${new Date(failedAt).toISOString()}`}
              label="Copy details"
              withLabel
            />
          )}
        </>
      }
      footer={
        reference && (
          <>
            Error <code className="font-mono">{code}</code> · Reference{" "}
            <code className="wrap-anywhere font-mono">{reference}</code>
          </>
        )
      }
    >
      {message} <span className="tabular-nums">This page tries again by itself {wait}.</span>
    </EmptyState>
  );
}
