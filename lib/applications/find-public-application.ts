import { findApplicationBySlug } from "@/db/queries/applications";
import type { PublicApplicationView } from "./application-view";
import { toPublicApplicationView } from "./public-application";

/** The application behind a public page, for anybody. */
export async function findPublicApplication(slug: string): Promise<PublicApplicationView | null> {
  // PostgreSQL takes no zero byte.
  const application = slug.includes("\0") ? null : await findApplicationBySlug(slug);
  return application && toPublicApplicationView(application);
}
