import NotFound from "@/app/not-found";
import { ApplicationGone } from "@/components/applications/application-gone";
import { findSession } from "@/lib/auth/session";

export default async function ApplicationNotFound() {
  const session = await findSession();
  return session?.user.role === "seller" ? <NotFound /> : <ApplicationGone />;
}
