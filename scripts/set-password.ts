import { closeDb } from "@/db/client";
import { inTransaction } from "@/db/queries/in-transaction";
import { deletePasswordLink } from "@/db/queries/password-links";
import { endSessionsOfUser } from "@/db/queries/sessions";
import { updatePasswordHash } from "@/db/queries/users";
import { recordEvent } from "@/lib/audit/record-event";
import { generatePassword, hashPassword } from "@/lib/auth/passwords";
import { parseSettings } from "@/lib/settings";
import { prepareDataFolder } from "./data-folder";
import { loadEnvFiles } from "./load-env-files";
import { openDatabase } from "./open-database";
import { exitWithProblem, StartProblem } from "./start-problem";

/** `npm run user:password -- EMAIL`: gives a person a new password, prints it once, and ends all their sessions. */
async function main(): Promise<void> {
  const email = process.argv[2];
  if (!email) throw new StartProblem("Usage: npm run user:password -- admin@latchkey.local");
  loadEnvFiles({ isDevelopment: false });
  const settings = parseSettings(process.env);
  const database = await openDatabase(settings, prepareDataFolder(settings.LATCHKEY_DATA_DIR));
  try {
    const password = generatePassword();
    await setPassword(database.url, { email, passwordHash: await hashPassword(password) });
    process.stdout.write(`The new password of ${email} is ${password}\nEvery session of this person has ended.\n`);
  } finally {
    await closeDb();
    await database.local?.stop();
  }
}

async function setPassword(databaseUrl: string, user: { email: string; passwordHash: string }): Promise<void> {
  process.env.DATABASE_URL = databaseUrl;
  await inTransaction(async (on) => {
    const userId = await updatePasswordHash(user.email, user.passwordHash, on);
    if (!userId) throw new StartProblem(`Nobody signs in with ${user.email}.`);
    await deletePasswordLink(userId, on);
    await endSessionsOfUser(userId, on);
    const details = { email: user.email };
    await recordEvent({ event: "user.password_set", by: { name: "Command line" }, details }, on);
  });
}

main().catch(exitWithProblem);
