"use client";

import { LinkIcon } from "lucide-react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { PublicFrame } from "@/components/layout/public-frame";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/paths";
import type { OfferedInvitationView } from "@/lib/users/user-view";
import { AcceptInvitationForm } from "./accept-invitation-form";
import { useInvitation } from "./use-invitation";

interface InvitationPageProps {
  /** Who is signed in to this browser; null = nobody. */
  signedInAs: string | null;
}

/** Where an invitation's link leads: who invites, as what, and the password to choose; or why the link does not work. */
export function InvitationPage({ signedInAs }: InvitationPageProps) {
  const { state, retry } = useInvitation();
  return (
    <PublicFrame>
      <Card aria-busy={state.kind === "loading" || undefined} className="p-8 phone:px-5 phone:py-6">
        {state.kind === "loading" && <Loading />}
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
            <h1 className="text-22">You are invited</h1>
            <TroubleCallout trouble={state.trouble}>
              <div className="mt-1">
                <Button onClick={retry}>Try again</Button>
              </div>
            </TroubleCallout>
          </div>
        )}
        {state.kind === "open" && (
          <ServerClockProvider now={state.invitation.now}>
            <Offer invitation={state.invitation} />
            {signedInAs && (
              <Callout tone="info" className="mb-5">
                You are signed in here as {signedInAs}. Accepting signs that person out of this browser.
              </Callout>
            )}
            <AcceptInvitationForm token={state.token} invitation={state.invitation} />
          </ServerClockProvider>
        )}
      </Card>
    </PublicFrame>
  );
}

function Offer({ invitation: { invitedBy, role, expiresAt } }: { invitation: OfferedInvitationView }) {
  return (
    <>
      <h1 className="text-22">You are invited</h1>
      <p className="wrap-anywhere mt-1 mb-6 text-text-2">
        {invitedBy} invites you to Latchkey as {role === "admin" ? "an admin" : "a viewer"}. The invitation expires{" "}
        <Time at={expiresAt} quiet />.
      </p>
    </>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Opening the invitation" className="grid animate-appear gap-6">
      <Skeleton className="h-5! w-40" />
      <Skeleton className="w-full" />
      <Skeleton className="h-9! w-full" />
      <Skeleton className="h-9! w-full" />
    </div>
  );
}
