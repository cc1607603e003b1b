import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AddingNotAllowed } from "@/components/account-wizard/adding-not-allowed";
import { ImportScreen } from "@/components/imports/import-screen";
import { offeredEnvironments } from "@/lib/accounts/mirakl-gateway";
import { requireSession } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Import accounts" };

export default async function ImportAccountsPage() {
  const { user } = await requireSession(paths.importAccounts());
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  if (user.role !== "admin") return <AddingNotAllowed />;
  return <ImportScreen environments={offeredEnvironments().map(({ environment }) => environment)} />;
}
