import { inTransaction } from "@/db/queries/in-transaction";
import { endSessionsOfUser } from "@/db/queries/sessions";
import { type Person, requireRole } from "@/lib/actor";
import { recordUserEvent } from "./record-user-event";

/** Signs a person out everywhere, here too. */
export async function endOwnSessions(person: Person): Promise<{ ended: number }> {
  requireRole(person, "admin", "viewer");
  return inTransaction(async (on) => {
    const ended = await endSessionsOfUser(person.userId ?? "", on);
    const details = { ended: String(ended) };
    await recordUserEvent({ event: "user.sessions_ended", person, user: person, details }, on);
    return { ended };
  });
}
