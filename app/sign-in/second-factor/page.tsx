import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { returnPath } from "@/components/auth/return-path";
import { SecondFactorForm } from "@/components/auth/second-factor-form";
import { BrandMark } from "@/components/layout/brand";
import { Card } from "@/components/ui/card";
import { findTicket } from "@/lib/auth/sign-in-ticket";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Second step" };

interface SecondFactorPageProps {
  searchParams: Promise<{ returnTo?: string | string[] }>;
}

export default async function SecondFactorPage({ searchParams }: SecondFactorPageProps) {
  const { returnTo } = await searchParams;
  const target = returnPath(typeof returnTo === "string" ? returnTo : undefined);
  const ticket = await loadForPage(() => findTicket("second_factor"));
  // Whoever has not just entered their password here begins with it.
  if (!ticket) redirect(paths.signIn(target));
  return (
    <main className="grid min-h-screen place-items-center p-4 phone:place-items-start phone:pt-16">
      <Card aria-labelledby="second-step" className="w-full max-w-100 p-8 phone:px-5 phone:py-6">
        <BrandMark />
        <SecondFactorForm returnTo={target} />
      </Card>
    </main>
  );
}
