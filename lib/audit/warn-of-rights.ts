import { type AuditRights, findAuditRights } from "@/db/queries/audit-rights";
import type { Executor } from "@/db/queries/in-transaction";
import { logger } from "@/lib/logger";

/** Warns when this process signs in to the database as a role that could alter the audit trail. */
export async function warnOfRights(on?: Executor): Promise<void> {
  const rights = await findAuditRights(null, on);
  if (rights.excess.length > 0) logger().warn({ role: rights.role, excess: rights.excess }, rightsAdvice);
}

const rightsAdvice =
  "The database role of DATABASE_URL can alter the audit trail. Make a role of its own for web and worker, name it in DATABASE_URL and the owner in DATABASE_MIGRATE_URL, and run `npm run db:migrate`: docs/operations.md says how.";

/** The same for a terminal; null when the role can only append. */
export function rightsWarning({ role, excess }: AuditRights): string | null {
  return excess.length > 0 ? `${rightsAdvice}\n(${role}: ${excess.join(", ")})` : null;
}
