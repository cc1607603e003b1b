import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SecurityPage } from "@/components/settings/security-page";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { getSignInSecurity } from "@/lib/auth/second-factor/get-sign-in-security";
import { requireSession } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Sign-in security" };

export default async function SignInSecurityPage() {
  const { user, person } = await requireSession(paths.signInSecurity());
  // Sellers sign in at Mirakl: what protects that is Mirakl's.
  if (user.role === "seller") notFound();
  const security = await loadForPage(() => getSignInSecurity(person));
  return (
    <ServerClockProvider now={security.now}>
      <SecurityPage security={security} />
    </ServerClockProvider>
  );
}
