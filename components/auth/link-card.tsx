"use client";

import { LinkIcon } from "lucide-react";
import type { ReactNode } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { PublicFrame } from "@/components/layout/public-frame";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/lib/paths";
import type { LinkState } from "./use-link-token";

interface LinkCardProps<Offer> {
  /** What the page is about, as its heading. */
  title: string;
  opening: string;
  state: LinkState<Offer>;
  retry: () => void;
  /** The page of a link that works. */
  children: (offer: Offer, token: string) => ReactNode;
}

/** Where a link leads that works once: what it offers, or why it does not work. */
export function LinkCard<Offer>({ title, opening, state, retry, children }: LinkCardProps<Offer>) {
  return (
    <PublicFrame>
      <Card aria-busy={state.kind === "loading" || undefined} className="p-8 phone:px-5 phone:py-6">
        {state.kind === "loading" && <Loading label={opening} />}
        {state.kind === "refused" && (
          <EmptyState
            heading="h1"
            icon={<LinkIcon aria-hidden />}
            title={state.trouble.message}
            actions={
              <LinkButton href={paths.signIn()} variant="primary" size="large">
                Go to sign in
              </LinkButton>
            }
            className="px-0! py-4!"
          >
            {state.trouble.advice.map((step) => (
              <p key={step}>{step}</p>
            ))}
          </EmptyState>
        )}
        {state.kind === "unanswered" && (
          <div className="grid gap-4">
            <h1 className="text-22">{title}</h1>
            <TroubleCallout trouble={state.trouble}>
              <div className="mt-1">
                <Button onClick={retry}>Try again</Button>
              </div>
            </TroubleCallout>
          </div>
        )}
        {state.kind === "open" && children(state.offer, state.token)}
      </Card>
    </PublicFrame>
  );
}

function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid animate-appear gap-6">
      <Skeleton className="h-5! w-40" />
      <Skeleton className="w-full" />
      <Skeleton className="h-9! w-full" />
      <Skeleton className="h-9! w-full" />
    </div>
  );
}
