import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Soon } from "@/components/layout/soon";
import { ConnectedAccounts } from "@/components/seller/connected-accounts";
import { ConnectedAccountsSkeleton } from "@/components/seller/connected-accounts-skeleton";
import { ProfilePage } from "@/components/settings/profile-page";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import type { Person } from "@/lib/actor";
import { listSignInApplications } from "@/lib/applications/list-sign-in-applications";
import { findSession, requireSession, type Session } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { ownAccountsQuery } from "@/lib/queries/own-accounts";
import { ownSessionsQuery } from "@/lib/queries/own-sessions";
import { listOwnAccounts } from "@/lib/sellers/list-own-accounts";
import { listOwnSessions } from "@/lib/users/list-own-sessions";

export async function generateMetadata(): Promise<Metadata> {
  const session = await findSession();
  return { title: session?.user.role === "seller" ? "Connected accounts" : "Profile" };
}

export default async function SettingsPage() {
  const { user, person } = await requireSession(paths.settings());
  if (user.role !== "seller") return <OwnProfile user={user} person={person} />;
  return <Soon fallback={<ConnectedAccountsSkeleton />}>{LoadedOwnAccounts({ person })}</Soon>;
}

async function OwnProfile({ user, person }: { user: Session["user"]; person: Person }) {
  const view = await loadForPage(() => listOwnSessions(person));
  const queries = new QueryClient();
  queries.setQueryData(ownSessionsQuery().queryKey, view);
  return (
    <ServerClockProvider now={view.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <ProfilePage user={user} />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}

async function LoadedOwnAccounts({ person }: { person: Person }) {
  const [view, applications] = await loadForPage(() =>
    Promise.all([listOwnAccounts(person), listSignInApplications()]),
  );
  const queries = new QueryClient();
  queries.setQueryData(ownAccountsQuery().queryKey, view);
  return (
    <ServerClockProvider now={view.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <ConnectedAccounts applications={applications} />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}
