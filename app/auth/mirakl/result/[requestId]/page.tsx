import type { Metadata } from "next";
import type { ReactNode } from "react";
import { BackOfficeFrame } from "@/app/back-office-frame";
import { AuthorizationResult } from "@/components/authorization/authorization-result";
import { PublicFrame } from "@/components/layout/public-frame";
import { SellerFrame } from "@/components/seller/seller-frame";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { findSession } from "@/lib/auth/session";
import { getAuthorizationResult } from "@/lib/authorizations/get-authorization-result";
import { loadForPage } from "@/lib/http/load-for-page";
import type { Role } from "@/lib/vocabulary";

export const metadata: Metadata = { title: "Sign in with Mirakl" };

interface ResultRouteProps {
  params: Promise<{ requestId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Open to everybody: strangers may come back from Mirakl as well. What is told to whom, the verb decides. */
export default async function ResultRoute({ params, searchParams }: ResultRouteProps) {
  const { requestId } = await params;
  const { problem } = await searchParams;
  const session = await findSession();
  const ask = { requestId, problem: typeof problem === "string" ? problem : null };
  const result = await loadForPage(() => getAuthorizationResult(ask, session?.person ?? null));
  const role = session?.user.role ?? null;
  return (
    <Frame role={role} email={session?.user.email ?? ""}>
      <ServerClockProvider now={new Date().toISOString()}>
        <AuthorizationResult
          key={result.held?.id ?? "ended"}
          result={result}
          viewer={role === "admin" || role === "viewer" ? "back_office" : role}
        />
      </ServerClockProvider>
    </Frame>
  );
}

/** The frame that whoever looks is used to. */
function Frame({ role, email, children }: { role: Role | null; email: string; children: ReactNode }) {
  if (role === null) return <PublicFrame>{children}</PublicFrame>;
  if (role !== "seller") return <BackOfficeFrame>{children}</BackOfficeFrame>;
  return (
    <SellerFrame email={email} now={new Date().toISOString()}>
      {children}
    </SellerFrame>
  );
}
