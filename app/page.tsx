import { redirect } from "next/navigation";
import { findSession } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

/** Sellers have one page; everybody else begins with the accounts. */
export default async function HomePage() {
  const session = await findSession();
  redirect(session?.user.role === "seller" ? paths.settings() : paths.accounts());
}
