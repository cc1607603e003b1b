import type { BulkRunRow } from "@/db/queries/bulk-runs";
import { findUser } from "@/db/queries/users";
import type { Person } from "@/lib/actor";

/** Whoever started the run, if they may still do it themselves. Events of its accounts refer to the run. */
export async function findRunPerson(run: BulkRunRow): Promise<Person | null> {
  const user = run.userId ? await findUser(run.userId) : null;
  if (!user || user.disabledAt || user.role !== "admin") return null;
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    identityIds: [],
    reference: run.id,
    origin: { address: run.clientAddress, userAgent: run.userAgent },
  };
}
