"use client";

import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { Time } from "@/components/ui/time";
import { openPasswordLink } from "@/lib/actions/open-password-link";
import { LinkCard } from "./link-card";
import { NewPasswordForm } from "./new-password-form";
import { useLinkToken } from "./use-link-token";

const passwordLink = { open: openPasswordLink, refusals: "password_link_" };

/** Where a link to a new password leads: whose it is and the password to choose; or why the link does not work. */
export function NewPasswordPage() {
  const link = useLinkToken(passwordLink);
  return (
    <LinkCard title="Set a new password" opening="Opening the link" {...link}>
      {(offer, token) => (
        <ServerClockProvider now={offer.now}>
          <h1 className="text-22">Set a new password</h1>
          <p className="wrap-anywhere mt-1 mb-6 text-text-2">
            For {offer.name}. You are signed out everywhere by it. The link expires <Time at={offer.expiresAt} quiet />.
          </p>
          <NewPasswordForm token={token} email={offer.email} />
        </ServerClockProvider>
      )}
    </LinkCard>
  );
}
