import { hastenWorkOfKeys } from "@/db/queries/returned-keys";
import { keyRing } from "@/lib/crypto/key-ring";
import { tellMiraklLater } from "@/lib/grants/tell-mirakl-later";

/** What waited for a key comes within this time, not all at the same moment. */
const spreadSeconds = 30;

/**
 * What had failed for want of a key that is back goes on: refreshes, routine calls, and revocations of which Mirakl
 * could not be told. Keys come with a start of the process, so once after it is enough.
 * @returns how much that is
 */
export async function resumeWithReturnedKeys(): Promise<number> {
  return (await tellMiraklLater()) + (await hastenWorkOfKeys(keyRing().ids, spreadSeconds));
}
