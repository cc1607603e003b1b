import type { SecretOwner } from "@/db/queries/sealed-secrets";

/** A row of an import as the owner of a secret. */
export function importRowOwner(rowId: string): SecretOwner {
  return { kind: "import_row", id: rowId };
}
