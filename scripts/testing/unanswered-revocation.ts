import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { claimGrant, type ParkedGrantRow } from "@/db/queries/parked-grants";
import { parkedGrants } from "@/db/schema/parked-grants";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { revocationPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { revokeParkedGrant } from "@/lib/grants/revoke-parked-grant";
import { connectSample } from "@/lib/grants/testing/sample-grant";
import type { ScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";

export type Sample = Awaited<ReturnType<typeof connectSample>>;

export async function parkedOf({ account }: Sample): Promise<ParkedGrantRow> {
  const [parked] = await db().select().from(parkedGrants).where(eq(parkedGrants.accountId, account.id));
  if (!parked) throw new Error("nothing is parked");
  return parked;
}

/** An account whose revocation Mirakl did not answer; it answers again. */
export async function revokeWhileDown(
  mirakl: ScriptedMirakl,
  person: Person,
  own: Parameters<typeof connectSample>[1] = {},
): Promise<Sample> {
  const sample = await connectSample(mirakl, own);
  mirakl.overrides[revocationPath] = () => ({ status: 503, body: {} });
  await revokeAccess({ accountId: sample.account.id, reason: null }, person);
  mirakl.overrides = {};
  return sample;
}

/** As the worker does, as if its time had come. */
export async function tryAgain(sample: Sample) {
  const { id } = await parkedOf(sample);
  await db().update(parkedGrants).set({ nextAttemptAt: sql`now()` }).where(eq(parkedGrants.id, id));
  const claim = await claimGrant(id, { owner: "worker", seconds: 60 });
  if (!claim) throw new Error("not claimed");
  return revokeParkedGrant(claim, { owner: "worker", person: null });
}
