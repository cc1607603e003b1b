import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountWizard } from "@/components/account-wizard/account-wizard";
import { AddingNotAllowed } from "@/components/account-wizard/adding-not-allowed";
import { offeredEnvironments } from "@/lib/accounts/mirakl-gateway";
import type { Person } from "@/lib/actor";
import { listApplications } from "@/lib/applications/list-applications";
import { requireSession } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { authenticationMethods } from "@/lib/vocabulary";

export const metadata: Metadata = { title: "Add account" };

interface NewAccountPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewAccountPage({ searchParams }: NewAccountPageProps) {
  const { step, method } = await searchParams;
  const asked = authenticationMethods.find((known) => known === method);
  const { user, person } = await requireSession(paths.addAccount(step === "2" ? 2 : 1, asked));
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  return (
    <div className="mx-auto max-w-wizard">
      {user.role === "admin" ? <Wizard person={person} /> : <AddingNotAllowed />}
    </div>
  );
}

async function Wizard({ person }: { person: Person }) {
  const { applications } = await loadForPage(() => listApplications(person));
  return <AccountWizard environments={offeredEnvironments()} applications={applications} />;
}
