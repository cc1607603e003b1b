import "server-only";
import { inTransaction } from "@/db/queries/in-transaction";
import { hasUsers, insertFirstUser } from "@/db/queries/users";
import { recordEvent } from "@/lib/audit/record-event";
import { generatePassword, hashPassword } from "./passwords";

/**
 * Adds the first admin when nobody can sign in yet.
 * @param admin.password chosen by `ADMIN_PASSWORD`; without it one is generated and returned, and stored nowhere in clear
 * @returns null when there are users already
 */
export async function ensureFirstAdmin(admin: {
  email: string;
  password?: string | undefined;
}): Promise<{ email: string; generatedPassword: string | null } | null> {
  if (await hasUsers()) return null;
  const generatedPassword = admin.password ? null : generatePassword();
  const passwordHash = await hashPassword(admin.password ?? generatedPassword ?? "");
  const added = await inTransaction(async (on) => {
    const isFirst = await insertFirstUser({ email: admin.email, name: "Admin", role: "admin", passwordHash }, on);
    const changes = { role: { before: null, after: "admin" } };
    const details = { email: admin.email };
    if (isFirst) await recordEvent({ event: "user.added", by: { name: "Latchkey" }, details, changes }, on);
    return isFirst;
  });
  return added ? { email: admin.email, generatedPassword } : null;
}
