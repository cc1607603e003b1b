import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApplicationFormPage } from "@/components/applications/application-form-page";
import { ChangingNotAllowed } from "@/components/applications/changing-not-allowed";
import { offeredEnvironments } from "@/lib/accounts/mirakl-gateway";
import { listApplications } from "@/lib/applications/list-applications";
import { requireSession } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Edit application" };

interface EditApplicationPageProps {
  params: Promise<{ applicationId: string }>;
}

export default async function EditApplicationPage({ params }: EditApplicationPageProps) {
  const { applicationId } = await params;
  const { user, person } = await requireSession(paths.editApplication(applicationId));
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  if (user.role !== "admin") return <ChangingNotAllowed />;
  const { applications, defaultRedirectUri } = await loadForPage(() => listApplications(person));
  const application = applications.find(({ id }) => id === applicationId) ?? notFound();
  return (
    <ApplicationFormPage
      application={application}
      defaultRedirectUri={defaultRedirectUri}
      environments={offeredEnvironments()}
    />
  );
}
