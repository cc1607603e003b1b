"use client";

import { CloudAlert, RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";

interface PageErrorProps {
  error: unknown;
  retry: () => void;
}

/** What stands in place of a page that could not be rendered. The reference finds the failure in the log. */
export function PageError({ error, retry }: PageErrorProps) {
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <EmptyState
      heading="h1"
      icon={<CloudAlert aria-hidden className="text-bad" />}
      title="This page could not be shown"
      actions={
        <>
          <Button variant="primary" size="large" onClick={retry}>
            <RotateCw aria-hidden />
            Try again
          </Button>
          {reference && <CopyButton text={reference} label="Copy reference" withLabel />}
        </>
      }
      footer={
        reference && (
          <>
            Reference <code>{reference}</code>
          </>
        )
      }
    >
      Something went wrong on our side. Nothing was changed. If it happens again, give your administrator the reference.
    </EmptyState>
  );
}
