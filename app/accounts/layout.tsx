import type { ReactNode } from "react";
import { AppFrame } from "@/components/layout/app-frame";
import { findSession } from "@/lib/auth/session";
import { getWorker } from "@/lib/health/get-worker";
import { loadForPage } from "@/lib/http/load-for-page";

export default async function AccountsLayout({ children }: { children: ReactNode }) {
  const session = await findSession();
  // Each page asks for the session itself, and knows the address to come back to.
  if (!session) return children;
  const { name, role } = session.user;
  return (
    <AppFrame person={{ name, role }} worker={await loadForPage(getWorker)}>
      {children}
    </AppFrame>
  );
}
