import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Soon } from "@/components/layout/soon";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { UsersScreen } from "@/components/users/users-screen";
import { UsersSkeleton } from "@/components/users/users-skeleton";
import type { Person } from "@/lib/actor";
import { requireSession } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { usersQuery } from "@/lib/queries/users";
import { listUsers } from "@/lib/users/list-users";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  const { user, person } = await requireSession(paths.users());
  if (user.role !== "admin") notFound();
  return <Soon fallback={<UsersSkeleton />}>{LoadedUsers({ person })}</Soon>;
}

async function LoadedUsers({ person }: { person: Person }) {
  const view = await loadForPage(() => listUsers(person));
  const queries = new QueryClient();
  queries.setQueryData(usersQuery().queryKey, view);
  return (
    <ServerClockProvider now={view.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <UsersScreen />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}
