import { isUniqueViolation } from "@/db/queries/unique-violation";
import { AppError } from "@/lib/errors/app-error";

/** @throws AppError `invalid_input` when another view of the same people has the name */
export async function refuseTakenName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isTaken = ["saved_views_own_unique", "saved_views_shared_unique"].some((name) =>
      isUniqueViolation(error, name),
    );
    if (!isTaken) throw error;
    const name = "Another view has this name: choose another one";
    throw new AppError("invalid_input", { details: { fieldErrors: { name } } });
  }
}
