import NotFound from "@/app/not-found";
import { AccountGone } from "@/components/account/account-gone";
import { findSession } from "@/lib/auth/session";

export default async function AccountNotFound() {
  const session = await findSession();
  return session?.user.role === "seller" ? <NotFound /> : <AccountGone />;
}
