import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { findUserForUpdate, lockActiveAdmins, type UserRow } from "@/db/queries/users";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";

/**
 * What an admin does to a person, in one transaction. All of them wait for each other, so that of two admins who take
 * the right from each other one has lost it when their turn comes, and one admin always stays.
 * @throws AppError `user_not_found`; `not_allowed` to whoever is no admin any more
 */
export function administerUser<T>(
  userId: string,
  person: Person,
  change: (user: UserRow, context: { on: Executor; requireOtherAdmin: () => void }) => Promise<T>,
): Promise<T> {
  return inTransaction(async (on) => {
    const admins = await lockActiveAdmins(on);
    if (!person.userId || !admins.includes(person.userId)) throw new AppError("not_allowed");
    const user = await findUserForUpdate(userId, on);
    if (!user) throw new AppError("user_not_found");
    return change(user, {
      on,
      requireOtherAdmin() {
        if (admins.every((id) => id === userId)) throw new AppError("last_admin");
      },
    });
  });
}

/** Who locks themselves out by a slip needs somebody else to come back. @throws AppError `own_user` */
export function refuseOwn(userId: string, person: Person): void {
  if (userId === person.userId) throw new AppError("own_user");
}
