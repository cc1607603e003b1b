import { findUsersByText, listOtherNames } from "@/db/queries/audit-pages";
import { type Person, requireRole } from "@/lib/actor";
import type { ActivityPersonView } from "./activity-view";

const usersShown = 20;
const othersShown = 20;

/**
 * Whom the activity can be filtered by: people of the back office whose name or e-mail holds the text or whose id it is,
 * and sellers and others whose name begins with it.
 */
export async function listActivityPeople(search: string, person: Person): Promise<ActivityPersonView[]> {
  requireRole(person, "admin", "viewer");
  const [users, others] = await Promise.all([findUsersByText(search, usersShown), listOtherNames(search, othersShown)]);
  return [
    ...users.map(({ id, name, email }) => ({ key: id, name, hint: email })),
    ...others.map((name) => ({ key: name, name, hint: null })),
  ];
}
