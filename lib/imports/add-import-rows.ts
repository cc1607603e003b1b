import { randomUUID } from "node:crypto";
import { countOutcomes, findBulkRunForUpdate } from "@/db/queries/bulk-runs";
import { areDataKeysInUse } from "@/db/queries/data-keys";
import { insertImportRows, type NewImportRow, type StoredConnection } from "@/db/queries/import-rows";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Connection } from "@/lib/accounts/connection-input";
import { authHost } from "@/lib/accounts/mirakl-gateway";
import { type Person, requireRole } from "@/lib/actor";
import { createDataKey } from "@/lib/crypto/data-key";
import { AppError } from "@/lib/errors/app-error";
import { englishNumber } from "@/lib/number-text";
import { Secret } from "@/lib/secret";
import { sealSecrets } from "@/lib/secrets/stored-secrets";
import { type ImportRowsAsk, maxImportRows } from "./import-input";
import { importRowOwner } from "./import-row-owner";

/**
 * Takes rows of a file into an import that is open: their secrets are sealed before anything is stored. Rows that were
 * taken before stay as they are.
 * @throws AppError `import_not_open`, also for somebody else's; `invalid_input` for more rows than one import takes
 */
export async function addImportRows(ask: ImportRowsAsk, person: Person): Promise<{ staged: number }> {
  requireRole(person, "admin");
  const { runId, rows } = ask;
  const usesDataKeys = await areDataKeysInUse();
  const sealed = await Promise.all(rows.map((row) => toImportRow(row, usesDataKeys)));
  return inTransaction(async (on) => {
    const run = await findBulkRunForUpdate(runId, on);
    if (run?.kind !== "import" || run.startedAt || run.cancelledAt || run.userId !== person.userId) {
      throw new AppError("import_not_open");
    }
    await insertImportRows(runId, sealed, on);
    const { staged } = await countOutcomes(runId, on);
    if (staged > maxImportRows) {
      const fieldErrors = { rows: `One import takes ${englishNumber(maxImportRows)} rows` };
      throw new AppError("invalid_input", { details: { fieldErrors } });
    }
    return { staged };
  });
}

async function toImportRow(
  { position, connection }: ImportRowsAsk["rows"][number],
  usesDataKeys: boolean,
): Promise<NewImportRow> {
  const id = randomUUID();
  const owner = importRowOwner(id);
  const created = usesDataKeys ? await createDataKey(owner) : null;
  const { field, secret, facts } = split(connection);
  return {
    id,
    position,
    name: connection.name,
    host: connection.baseUrl ? new URL(connection.baseUrl).host : authHost(connection.environment),
    connection: facts,
    secrets: sealSecrets(owner, { [field]: secret }, created?.dataKey ?? null),
    dataKey: created?.wrapped ?? null,
  };
}

/** A connection without its secret, and the secret. */
function split(connection: Connection): { field: string; secret: Secret; facts: StoredConnection } {
  if (connection.authenticationMethod === "api_key") {
    const { apiKey, ...facts } = connection;
    return { field: "api_key", secret: new Secret(apiKey), facts };
  }
  const { clientSecret, ...facts } = connection;
  return { field: "client_secret", secret: new Secret(clientSecret), facts };
}
