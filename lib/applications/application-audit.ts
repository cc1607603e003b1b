import type { ApplicationRow } from "@/db/queries/applications";
import { type Changes, changesOf } from "@/lib/audit/changes";

/** What the audit trail shows of an application, before and after. The last four characters are all of its secret. */
const auditedFields = [
  "name",
  "slug",
  "environment",
  "integrationType",
  "clientId",
  "secretLastFour",
  "redirectUri",
  "sendsRedirectUri",
  "sendsResponseType",
  "audience",
] as const satisfies (keyof ApplicationRow)[];

type AuditedFacts = Pick<ApplicationRow, (typeof auditedFields)[number]>;

/** @param before null = it is added; @param after null = it is removed */
export function applicationChanges(before: AuditedFacts | null, after: AuditedFacts | null): Changes {
  return changesOf(before, after, auditedFields);
}
