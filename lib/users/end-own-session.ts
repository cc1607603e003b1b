import { inTransaction } from "@/db/queries/in-transaction";
import { endSessionOfUser } from "@/db/queries/sessions";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { recordUserEvent } from "./record-user-event";

/** Signs a person out where one of their sessions is. @throws AppError `session_not_found`, also for others' sessions */
export async function endOwnSession(ask: { sessionId: string }, person: Person): Promise<null> {
  requireRole(person, "admin", "viewer");
  return inTransaction(async (on) => {
    const ended = await endSessionOfUser({ sessionId: ask.sessionId, userId: person.userId ?? "" }, on);
    if (!ended) throw new AppError("session_not_found");
    await recordUserEvent({ event: "user.session_ended", person, user: person }, on);
    return null;
  });
}
