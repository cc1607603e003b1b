import type { AccountRow } from "@/db/queries/accounts";
import { type Changes, changesOf } from "@/lib/audit/changes";

/** What the audit trail shows of an account, before and after. The last four characters are all of a secret. */
const auditedFields = [
  "name",
  "authenticationMethod",
  "environment",
  "integrationType",
  "baseUrl",
  "companyId",
  "companyName",
  "clientId",
  "secretLastFour",
  "shopId",
  "shopName",
  "limitedRights",
  "grantedBy",
] as const satisfies (keyof AccountRow)[];

type AuditedFacts = Partial<Pick<AccountRow, (typeof auditedFields)[number]>>;

/** @param before null = it is added; @param after null = it is removed */
export function accountChanges(before: AuditedFacts | null, after: AuditedFacts | null): Changes {
  const all = (facts: AuditedFacts | null) =>
    facts && Object.fromEntries(auditedFields.map((field) => [field, facts[field] || null]));
  return changesOf(all(before), all(after), auditedFields);
}
