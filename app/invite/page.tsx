import type { Metadata } from "next";
import { InvitationPage } from "@/components/auth/invitation-page";
import { findSession } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: "noindex" };

/** Open to everybody: what the link's token is worth, the page asks with it. */
export default async function InviteRoute() {
  const session = await findSession();
  return <InvitationPage signedInAs={session ? session.user.name : null} />;
}
