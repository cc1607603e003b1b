import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";

/**
 * The row that views and settings belong to.
 * @throws AppError `not_allowed` for who has none: a seller
 */
export function userOf({ userId }: Person): string {
  if (!userId) throw new AppError("not_allowed");
  return userId;
}
