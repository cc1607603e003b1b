import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { KeysScreen } from "@/components/keys/keys-screen";
import { KeysSkeleton } from "@/components/keys/keys-skeleton";
import { Soon } from "@/components/layout/soon";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import type { Person } from "@/lib/actor";
import { requireSession } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { getKeys } from "@/lib/keys/get-keys";
import { paths } from "@/lib/paths";
import { keysQuery } from "@/lib/queries/keys";

export const metadata: Metadata = { title: "Encryption keys" };

export default async function KeysPage() {
  const { user, person } = await requireSession(paths.keys());
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  return <Soon fallback={<KeysSkeleton />}>{LoadedKeys({ person, canRotate: user.role === "admin" })}</Soon>;
}

async function LoadedKeys({ person, canRotate }: { person: Person; canRotate: boolean }) {
  const view = await loadForPage(() => getKeys(person));
  const queries = new QueryClient();
  queries.setQueryData(keysQuery().queryKey, view);
  return (
    <ServerClockProvider now={view.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <KeysScreen canRotate={canRotate} />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}
