import "server-only";
import { hasUsers, insertFirstUser } from "@/db/queries/users";
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
  const added = await insertFirstUser({ email: admin.email, name: "Admin", role: "admin", passwordHash });
  return added ? { email: admin.email, generatedPassword } : null;
}
