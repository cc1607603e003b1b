import { listTags as listRows } from "@/db/queries/tags";
import { type Person, requireRole } from "@/lib/actor";

const mostListed = 50;

/** Tags that accounts have, in alphabetical order, 50 at most. @param search part of the name; empty = all */
export async function listTags(search: string, person: Person): Promise<string[]> {
  requireRole(person, "admin", "viewer");
  return listRows(search, mostListed);
}
