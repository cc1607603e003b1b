import type { z } from "zod";
import { inTransaction } from "@/db/queries/in-transaction";
import { findViewForUpdate, saveTableSettings as saveRow } from "@/db/queries/saved-views";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { defaultSettings } from "./saved-view";
import type { saveTableSettingsInput } from "./saved-view-inputs";
import { userOf } from "./user-of";

/**
 * Keeps how a person has their accounts table; what is not named stays. It is their own matter: no event tells of it.
 * @throws AppError `view_not_found` for a default view that they do not see
 */
export async function saveTableSettings(
  change: z.output<typeof saveTableSettingsInput>,
  person: Person,
): Promise<void> {
  requireRole(person, "admin", "viewer");
  const userId = userOf(person);
  await inTransaction(async (on) => {
    const { defaultViewId } = change;
    if (defaultViewId && !(await findViewForUpdate(defaultViewId, userId, on))) throw new AppError("view_not_found");
    await saveRow(userId, change, defaultSettings, on);
  });
}
