import type { ReactNode } from "react";
import { AppFrame } from "@/components/layout/app-frame";
import { findSession } from "@/lib/auth/session";
import { getWorker } from "@/lib/health/get-worker";
import { loadForPage } from "@/lib/http/load-for-page";

/**
 * Sidebar and navigation around the pages of the back office. It guards nothing: each page asks for the session
 * itself, and knows the address to come back to. Strangers and sellers see no frame.
 */
export async function BackOfficeFrame({ children }: { children: ReactNode }) {
  const session = await findSession();
  if (!session || session.user.role === "seller") return children;
  const { person, user } = session;
  const { name, role } = user;
  return (
    <AppFrame person={{ name, role }} worker={await loadForPage(() => getWorker(person))}>
      {children}
    </AppFrame>
  );
}
