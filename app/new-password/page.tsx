import type { Metadata } from "next";
import { NewPasswordPage } from "@/components/auth/new-password-page";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer", robots: "noindex" };

/** Open to everybody: what the link's token is worth, the page asks with it. */
export default function NewPasswordRoute() {
  return <NewPasswordPage />;
}
