import "server-only";
import postgres from "postgres";
import { z } from "zod";
import { env } from "../lib/env";
import { secondsBetweenAttempts } from "./client";

const words = ["many", "hosts", "runs", "sessions"] as const;

/**
 * What is announced: accounts by their IDs, more of them than are worth naming, the list of troubled hosts, bulk actions,
 * or that sessions of the back office ended or their people's roles changed.
 */
export type Announcement = { accounts: string[] } | (typeof words)[number];

const accountIds = z.array(z.uuid());

/**
 * Hears what the database announces, over a connection of its own, which is made anew whenever it is lost.
 * @param onListening whenever it listens from now on; what happened before may have been missed
 * @returns what ends it
 */
export async function listenToChanges(
  onAnnouncement: (announcement: Announcement) => void,
  onListening: () => void,
): Promise<() => Promise<void>> {
  const client = postgres(env().DATABASE_URL, {
    max: 1,
    connect_timeout: 10,
    backoff: secondsBetweenAttempts,
    connection: { application_name: "latchkey live" },
    onnotice: () => undefined,
  });
  const end = () => client.end({ timeout: 1 });
  try {
    await client.listen("latchkey_changes", (payload) => onAnnouncement(announcementOf(payload)), onListening);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

function announcementOf(payload: string): Announcement {
  const word = words.find((one) => one === payload);
  if (word) return word;
  const ids = accountIds.safeParse(payload.split(","));
  return ids.success ? { accounts: ids.data } : "many";
}
