import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ConnectPage } from "@/components/seller/connect-page";
import { findPublicApplication } from "@/lib/applications/find-public-application";
import { loadForPage } from "@/lib/http/load-for-page";

interface ConnectRouteProps {
  params: Promise<{ slug: string }>;
}

const loadApplication = cache(async (slug: string) => {
  return (await loadForPage(() => findPublicApplication(slug))) ?? notFound();
});

export async function generateMetadata({ params }: ConnectRouteProps): Promise<Metadata> {
  const { name } = await loadApplication((await params).slug);
  return { title: `Connect to ${name}` };
}

export default async function ConnectRoute({ params }: ConnectRouteProps) {
  return <ConnectPage application={await loadApplication((await params).slug)} />;
}
