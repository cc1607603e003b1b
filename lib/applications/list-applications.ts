import {
  type ApplicationRow,
  type ApplicationUse,
  findApplication,
  listApplicationRows,
  listApplicationUse,
} from "@/db/queries/applications";
import { databaseNow } from "@/db/queries/database-now";
import { errorView } from "@/lib/accounts/error-view";
import { authHost } from "@/lib/accounts/mirakl-gateway";
import { type Person, requireRole } from "@/lib/actor";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import { paths } from "@/lib/paths";
import { applicationRejected } from "./application-client";
import type { ApplicationListView, ApplicationView } from "./application-view";
import { defaultRedirectUri } from "./redirect-uri";

/** Every application with what hangs on it, by name. */
export async function listApplications(person: Person): Promise<ApplicationListView> {
  requireRole(person, "admin", "viewer");
  const [rows, uses, now] = await Promise.all([listApplicationRows(), listApplicationUse(), databaseNow()]);
  return {
    applications: rows.map((row) => toApplicationView(row, uses)),
    defaultRedirectUri: defaultRedirectUri(),
    now: now.toISOString(),
  };
}

/** @throws AppError `application_not_found` */
export async function getApplication(applicationId: string, person: Person): Promise<ApplicationView> {
  requireRole(person, "admin", "viewer");
  const [application, uses] = await Promise.all([findApplication(applicationId), listApplicationUse()]);
  if (!application) throw new AppError("application_not_found");
  return toApplicationView(application, uses);
}

function toApplicationView(application: ApplicationRow, uses: readonly ApplicationUse[]): ApplicationView {
  const { id, slug, rejectedAt, secretReplacedAt } = application;
  const use = uses.find(({ applicationId }) => applicationId === id);
  return {
    id,
    name: application.name,
    slug,
    environment: application.environment,
    integrationType: application.integrationType,
    clientId: application.clientId,
    secretLastFour: application.secretLastFour,
    redirectUri: application.redirectUri,
    sendsRedirectUri: application.sendsRedirectUri,
    audience: application.audience,
    sendsResponseType: application.sendsResponseType,
    authHost: authHost(application.environment),
    connectUrl: `${env().APP_URL}${paths.connect(slug)}`,
    livingAccounts: use?.livingAccounts ?? 0,
    pendingRevocations: use?.pendingRevocations ?? 0,
    rejection: rejectedAt && { ...errorView(applicationRejected(application)), at: rejectedAt.toISOString() },
    recheck: secretReplacedAt && {
      startedAt: secretReplacedAt.toISOString(),
      total: use?.recheckTotal ?? 0,
      renewed: use?.renewed ?? 0,
      failed: use?.failed ?? 0,
    },
    createdAt: application.createdAt.toISOString(),
  };
}
