import "server-only";
import type { Person } from "@/lib/actor";
import { attemptKey, claimAttempt } from "./claim-attempt";
import { requestPlace } from "./request-place";

/**
 * Counts a trip to Mirakl before it begins: each is a row, and strangers may begin one. Whoever is signed in to the
 * back office counts for themselves, wherever they are.
 * @throws AppError `too_many_attempts`
 */
export async function limitTrips(traveller: Person | null): Promise<void> {
  const userId = traveller?.userId;
  const key = userId ? attemptKey("trips_of_user", userId) : attemptKey("trips_of_address", await requestPlace());
  await claimAttempt([key]);
}
