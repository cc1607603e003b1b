import type { ApplicationRow } from "@/db/queries/applications";
import { insertAuthorizationRequest } from "@/db/queries/authorization-requests";
import { authUrl } from "@/lib/accounts/mirakl-gateway";
import { applicationRejected } from "@/lib/applications/application-client";
import { authorizeUrl } from "@/lib/mirakl/oauth/authorize-url";
import type { AuthorizationPurpose } from "@/lib/vocabulary";
import { createState, hashState, stateLifetimeSeconds } from "./authorization-state";

/** Where to send the browser, and the state that it must come back with. The state goes into its cookie, nowhere else. */
export interface StartedAuthorization {
  url: string;
  state: string;
}

/**
 * Writes down what a trip to Mirakl is for and makes its link. Nothing of it but the state is in the link.
 * @throws AppError `application_rejected`: nobody is sent to Mirakl for nothing
 */
export async function beginTrip(trip: {
  purpose: AuthorizationPurpose;
  application: ApplicationRow;
  audience: string | null;
  accountId?: string;
  accountName?: string;
  /** Who started it in the back office; null = a seller. */
  userId: string | null;
}): Promise<StartedAuthorization> {
  const { application, purpose, audience, userId } = trip;
  if (application.rejectedAt) throw applicationRejected(application);
  const state = createState();
  const redirectUri = application.sendsRedirectUri ? application.redirectUri : null;
  await insertAuthorizationRequest(
    {
      stateHash: hashState(state),
      purpose,
      applicationId: application.id,
      redirectUri,
      audience,
      accountId: trip.accountId ?? null,
      accountName: trip.accountName ?? null,
      userId,
    },
    stateLifetimeSeconds,
  );
  const { clientId, sendsResponseType, environment } = application;
  const link = { authUrl: authUrl(environment), clientId, redirectUri, audience, state, sendsResponseType };
  return { url: authorizeUrl(link).href, state };
}
