import type { ReactNode } from "react";
import { SettingsNavigation } from "@/components/layout/settings-navigation";
import { SellerFrame } from "@/components/seller/seller-frame";
import { findSession } from "@/lib/auth/session";
import { BackOfficeFrame } from "../back-office-frame";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const session = await findSession();
  if (session?.user.role !== "seller") {
    return (
      <BackOfficeFrame>
        {session && <SettingsNavigation role={session.user.role} />}
        {children}
      </BackOfficeFrame>
    );
  }
  return (
    <SellerFrame email={session.user.email} now={new Date().toISOString()}>
      {children}
    </SellerFrame>
  );
}
