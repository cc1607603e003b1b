"use client";

import { Callout } from "@/components/ui/callout";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { Time } from "@/components/ui/time";
import { openInvitation } from "@/lib/actions/open-invitation";
import type { OfferedInvitationView } from "@/lib/users/user-view";
import { AcceptInvitationForm } from "./accept-invitation-form";
import { LinkCard } from "./link-card";
import { useLinkToken } from "./use-link-token";

interface InvitationPageProps {
  /** Who is signed in to this browser; null = nobody. */
  signedInAs: string | null;
}

const invitationLink = { open: openInvitation, refusals: "invitation_" };

/** Where an invitation's link leads: who invites, as what, and the password to choose; or why the link does not work. */
export function InvitationPage({ signedInAs }: InvitationPageProps) {
  const link = useLinkToken(invitationLink);
  return (
    <LinkCard title="You are invited" opening="Opening the invitation" {...link}>
      {(invitation, token) => (
        <ServerClockProvider now={invitation.now}>
          <Offer invitation={invitation} />
          {signedInAs && (
            <Callout tone="info" className="mb-5">
              You are signed in here as {signedInAs}. Accepting signs that person out of this browser.
            </Callout>
          )}
          <AcceptInvitationForm token={token} invitation={invitation} />
        </ServerClockProvider>
      )}
    </LinkCard>
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
