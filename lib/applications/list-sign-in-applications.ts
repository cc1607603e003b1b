import { listApplicationRows } from "@/db/queries/applications";
import type { PublicApplicationView } from "./application-view";
import { toPublicApplicationView } from "./public-application";

/** Through which applications sellers can sign in, by name. */
export async function listSignInApplications(): Promise<PublicApplicationView[]> {
  const rows = await listApplicationRows();
  return rows.map(toPublicApplicationView);
}
