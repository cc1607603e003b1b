import {
  type BulkClaim,
  claimBulkAccounts,
  failAccountsOfTroubledHosts,
  listTroubledBulkHosts,
} from "@/db/queries/bulk-claims";
import { finishRuns } from "@/db/queries/bulk-runs";
import { claimHostProbe } from "@/db/queries/troubled-hosts";
import { finishBulkAccount } from "@/lib/bulk/finish-bulk-account";
import { performBulkAccount } from "@/lib/bulk/perform-bulk-account";
import { count } from "@/lib/counters";
import { isHostFailure, noteHostResult } from "@/lib/hosts/host-breaker";
import { logger } from "@/lib/logger";
import { BusyHosts } from "./busy-hosts";
import { runClaims } from "./run-claims";

/** An account of a run; `probe` counts the failed ones before if it asks whether a troubled host answers again. */
interface BulkWork {
  claim: BulkClaim;
  probe: number | null;
}

/** Accounts at once in one process, and of one host. Less than routine calls: what is always due goes on meanwhile. */
const concurrency = 24;
const perHost = { first: 4, most: 12 };
/** Longer than the longest verification of an account, its refresh included. */
const leaseSeconds = 150;
/** Accounts of a host that does not come back for so long fail, so that a run ends. */
const troubledForSeconds = 120;

/** Works on the accounts of all bulk actions, host by host, beside every other worker process. */
export function runBulkAccounts(workerId: string, signal: AbortSignal): Promise<void> {
  const hosts = new BusyHosts(perHost);
  return runClaims<BulkWork>(
    {
      name: "bulk actions",
      workerId,
      passMs: 1_000,
      concurrency: () => concurrency,
      claim: (limit, owner) => claimWork(limit, owner, hosts),
      mayHaveMore: () => hosts.areFull(),
      work: (work, owner) => perform(work, owner, hosts),
    },
    signal,
  );
}

async function claimWork(limit: number, owner: string, hosts: BusyHosts): Promise<BulkWork[]> {
  const lease = { owner, seconds: leaseSeconds };
  const probes = hosts.isTimeForProbes() ? await claimProbes(lease, hosts) : [];
  const room = hosts.room();
  const ask = { limit: limit - probes.length, perHost: room, otherHosts: perHost.first };
  const claims = ask.limit > 0 ? await claimBulkAccounts(ask, lease) : [];
  hosts.enter(
    [...probes.map(({ claim }) => claim), ...claims].map(({ item }) => item.host),
    room,
  );
  return [...probes, ...claims.map((claim) => ({ claim, probe: null }))];
}

/** Once a second: what nobody else would end, and one account of each troubled host whose time has come. */
async function claimProbes(lease: { owner: string; seconds: number }, hosts: BusyHosts): Promise<BulkWork[]> {
  const failed = await failAccountsOfTroubledHosts(troubledForSeconds);
  if (failed > 0) logger().info({ failed }, "accounts of bulk actions failed: their hosts do not answer");
  await finishRuns();
  const probes: BulkWork[] = [];
  for (const host of await listTroubledBulkHosts()) {
    hosts.beginAnew(host);
    const probe = await claimHostProbe(host, leaseSeconds);
    if (probe === null) continue;
    const [claim] = await claimBulkAccounts({ limit: 1, perHost: {}, otherHosts: 1, onlyHost: host }, lease);
    if (claim) probes.push({ claim, probe });
  }
  return probes;
}

async function perform({ claim, probe }: BulkWork, owner: string, hosts: BusyHosts): Promise<void> {
  const { host, runId, position } = claim.item;
  try {
    const { result, error } = await performBulkAccount(claim);
    await finishBulkAccount(claim, { owner, result });
    count("latchkey_bulk_accounts_total", [claim.run.kind, result.outcome]);
    // A verification asks two hosts: trouble belongs to the one that did not answer.
    const asked = error?.details.host ?? host;
    const isOurs = asked === host;
    hosts.note(host, !(isOurs && isHostFailure(error)));
    if (host && result.outcome !== "skipped")
      await noteHostResult({ host: asked, error, probe: isOurs ? probe : null });
    logger().debug({ runId, position, outcome: result.outcome, code: error?.code }, "account of a bulk action done");
  } catch (error) {
    logger().error({ runId, position, err: error }, "account of a bulk action broke off");
  } finally {
    hosts.leave(host);
  }
}
