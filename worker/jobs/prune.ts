import { deleteHistoryBefore } from "@/db/queries/account-history";
import { deleteAttemptLimitsBefore } from "@/db/queries/attempt-limits";
import { deleteAuthorizationRequestsBefore } from "@/db/queries/authorization-requests";
import { deleteBulkRunsBefore } from "@/db/queries/bulk-runs";
import { deleteImportRowsBefore } from "@/db/queries/import-rows";
import { deleteFailedJobs } from "@/db/queries/jobs";
import { replanOverdueGrants } from "@/db/queries/parked-grants";
import { deletePasswordLinksBefore } from "@/db/queries/password-links";
import { deleteRefreshCountsBefore } from "@/db/queries/refresh-counts";
import { deleteSessionsBefore } from "@/db/queries/sessions";
import { deleteSignInTicketsBefore } from "@/db/queries/sign-in-tickets";
import { deleteInvitationsBefore } from "@/db/queries/user-invitations";
import { sleep } from "@/lib/clock";
import type { JobHandler } from "./job";

/** Refreshes and verifications are told for this long; the audit trail has no end. */
const retentionDays = 30;
/** Trips to Mirakl's sign-in are told for as long as their cookies live. */
const tripRetentionHours = 24;
/** What was counted of attempts has faded long before. */
const attemptRetentionHours = 24;
/** Steps of sign-ins that nobody finished. */
const ticketRetentionMinutes = 60;
/** Secrets of imports whose rows nobody has verified in time. */
const importRetentionHours = 24;
const failedJobDays = 7;
const overdueHours = 1;
const batch = 5_000;
/** Between batches, so that pruning leaves the database to the rest. */
const pauseMs = 100;

/** Keeps the database tidy: deletes what has been kept long enough, and sees to it that no revocation was forgotten. */
export const prune: JobHandler<"prune"> = async (_, { signal }) => {
  await replanOverdueGrants(overdueHours);
  await deleteAuthorizationRequestsBefore(tripRetentionHours);
  await deleteAttemptLimitsBefore(attemptRetentionHours, batch);
  await deleteSignInTicketsBefore(ticketRetentionMinutes);
  await deleteFailedJobs(failedJobDays);
  await deleteSessionsBefore(retentionDays, batch);
  await deleteInvitationsBefore(retentionDays);
  await deletePasswordLinksBefore(retentionDays);
  await deleteRefreshCountsBefore(retentionDays);
  // Each takes all its accounts along.
  await deleteBulkRunsBefore({ finishedDays: retentionDays, unstartedHours: importRetentionHours, limit: 10 });
  while (!signal.aborted && (await deleteImportRowsBefore(importRetentionHours, batch)) === batch) await sleep(pauseMs);
  while (!signal.aborted && (await deleteHistoryBefore(retentionDays, batch)) === batch) await sleep(pauseMs);
};
