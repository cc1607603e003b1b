import { findAccount } from "@/db/queries/accounts";
import type { BulkResult, BulkRunAccountRow } from "@/db/queries/bulk-claims";
import { findImportRow, type ImportRow } from "@/db/queries/import-rows";
import { type Connection, connectionInput } from "@/lib/accounts/connection-input";
import { insertVerifiedAccount } from "@/lib/accounts/insert-verified-account";
import { verifyCredentials } from "@/lib/accounts/verification/verify-credentials";
import type { Person } from "@/lib/actor";
import { AppError, isAppError } from "@/lib/errors/app-error";
import { openSecret } from "@/lib/secrets/stored-secrets";
import { importRowOwner } from "./import-row-owner";

/**
 * Verifies a row of an import with its staged secret, and adds the account if that succeeds: nothing half checked ever
 * is in the table. The account has the row's id, so that a row that is done twice adds one.
 * @throws AppError why it was not added
 */
export async function verifyImportRow(item: BulkRunAccountRow, person: Person): Promise<BulkResult> {
  const row = await findImportRow(item);
  if (!row) throw new AppError("import_row_expired");
  if (item.attempts > 1 && (await findAccount(row.id))) return { outcome: "done", accountId: row.id };
  const connection = await connectionOf(row);
  const verified = await verifyCredentials(connection);
  if (!verified.outcome.canSave) throw verified.outcome.firstFailure ?? new AppError("verification_incomplete");
  try {
    await insertVerifiedAccount(connection, verified, person, row.id);
  } catch (error) {
    if (!isAppError(error, "account_already_exists") || error.details.accountId !== row.id) throw error;
  }
  return { outcome: "done", accountId: row.id };
}

/** The row as it was in the file, checked by the same rules as the wizard's form. */
async function connectionOf({ id, connection }: ImportRow): Promise<Connection> {
  const field = connection.authenticationMethod === "api_key" ? "api_key" : "client_secret";
  const secret = await openSecret(importRowOwner(id), field);
  const given = Object.fromEntries(Object.entries(connection).filter(([, value]) => value !== null));
  return connectionInput.parse({
    ...given,
    [field === "api_key" ? "apiKey" : "clientSecret"]: secret.reveal(),
  });
}
