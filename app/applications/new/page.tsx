import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApplicationFormPage } from "@/components/applications/application-form-page";
import { ChangingNotAllowed } from "@/components/applications/changing-not-allowed";
import { offeredEnvironments } from "@/lib/accounts/mirakl-gateway";
import { defaultRedirectUri } from "@/lib/applications/redirect-uri";
import { requireSession } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Add application" };

export default async function NewApplicationPage() {
  const { user } = await requireSession(paths.addApplication());
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  if (user.role !== "admin") return <ChangingNotAllowed />;
  return (
    <ApplicationFormPage
      application={null}
      defaultRedirectUri={defaultRedirectUri()}
      environments={offeredEnvironments()}
    />
  );
}
