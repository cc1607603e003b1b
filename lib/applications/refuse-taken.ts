import { findApplicationByClient } from "@/db/queries/applications";
import { isUniqueViolation } from "@/db/queries/unique-violation";
import { AppError } from "@/lib/errors/app-error";
import { type Environment, environmentLabels } from "@/lib/vocabulary";

/**
 * Runs a write that a unique index may refuse.
 * @throws AppError `application_already_exists`, naming the one with the same client, or `invalid_input` for a public
 *   address that is taken
 */
export async function refuseTaken<T>(
  wanted: { environment: Environment; clientId: string },
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error, "applications_slug_unique")) {
      const fieldErrors = { slug: "Another application has this public address: choose another" };
      throw new AppError("invalid_input", { cause: error, details: { fieldErrors } });
    }
    if (!isUniqueViolation(error, "applications_client_unique")) throw error;
    const existing = await findApplicationByClient(wanted);
    throw new AppError("application_already_exists", {
      cause: error,
      details: {
        ...(existing && { applicationName: existing.name }),
        environmentLabel: environmentLabels[wanted.environment],
        fieldErrors: { clientId: "This client ID is registered already" },
      },
    });
  }
}
