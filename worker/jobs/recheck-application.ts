import { recheckApplication } from "@/lib/applications/recheck-application";
import { logger } from "@/lib/logger";
import type { JobHandler } from "./job";

/** Plans refreshes of an application's accounts with its new client secret; the renewals do the rest. */
export const recheckAccounts: JobHandler<"recheck_application"> = async ({ applicationId }, { signal }) => {
  const accounts = await recheckApplication(applicationId, signal);
  signal.throwIfAborted();
  logger().info({ applicationId, accounts }, "accounts are checked with the new client secret");
};
