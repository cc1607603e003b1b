import { claimDuePolls, type PollClaim } from "@/db/queries/account-polls";
import type { Lease } from "@/db/queries/refresh-leases";
import { claimHostProbe, listTroubledPollHosts } from "@/db/queries/troubled-hosts";
import { count } from "@/lib/counters";
import { isHostFailure, noteHostResult } from "@/lib/hosts/host-breaker";
import { logger } from "@/lib/logger";
import { pollAccount } from "@/lib/polling/poll-account";
import { pollLeaseSeconds } from "@/lib/polling/store-threads";
import { BusyHosts } from "./busy-hosts";
import { runClaims } from "./run-claims";

/** A due routine call; `probe` counts the failed ones before if it asks whether a troubled host answers again. */
interface DuePoll {
  claim: PollClaim;
  probe: number | null;
}

/** Routine calls at once in one process, and to one host of it. */
export const pollConcurrency = 32;
const perHost = { first: 4, most: 16 };

/** Pulls the messages of every account and checks the credentials of those that have none, host by host. */
export function runPolls(workerId: string, signal: AbortSignal): Promise<void> {
  const hosts = new BusyHosts(perHost);
  return runClaims<DuePoll>(
    {
      name: "polls",
      workerId,
      passMs: 1_000,
      concurrency: () => pollConcurrency,
      claim: (limit, owner) => claimDue(limit, owner, hosts),
      mayHaveMore: () => hosts.areFull(),
      work: (due, owner) => poll(due, owner, hosts),
    },
    signal,
  );
}

async function claimDue(limit: number, owner: string, hosts: BusyHosts): Promise<DuePoll[]> {
  const lease = { owner, seconds: pollLeaseSeconds };
  const probes = hosts.isTimeForProbes() ? await claimProbes(lease, hosts) : [];
  const room = hosts.room();
  const ask = { limit: limit - probes.length, perHost: room, otherHosts: perHost.first };
  const claims = ask.limit > 0 ? await claimDuePolls(ask, lease) : [];
  hosts.enter(
    [...probes.map(({ claim }) => claim), ...claims].map(({ poll }) => poll.host),
    room,
  );
  return [...probes, ...claims.map((claim) => ({ claim, probe: null }))];
}

/** One account of each troubled host whose time has come. Probes of hosts that only renewals call are left to them. */
async function claimProbes(lease: Lease, hosts: BusyHosts): Promise<DuePoll[]> {
  const probes: DuePoll[] = [];
  for (const host of await listTroubledPollHosts()) {
    hosts.beginAnew(host);
    const probe = await claimHostProbe(host, pollLeaseSeconds);
    if (probe === null) continue;
    const [claim] = await claimDuePolls({ limit: 1, perHost: {}, otherHosts: 1, onlyHost: host }, lease);
    if (claim) probes.push({ claim, probe });
  }
  return probes;
}

async function poll({ claim, probe }: DuePoll, owner: string, hosts: BusyHosts): Promise<void> {
  const { host, accountId } = claim.poll;
  try {
    const { kind, error, messages } = await pollAccount(claim, owner);
    if (kind === null) return;
    count("latchkey_polls_total", [kind, error?.code ?? "succeeded"]);
    count("latchkey_messages_pulled_total", [], messages);
    hosts.note(host, !isHostFailure(error));
    await noteHostResult({ host, error, probe });
    logger().debug({ accountId, kind, messages, code: error?.code }, "polled");
  } catch (error) {
    logger().error({ accountId, err: error }, "poll broke off");
  } finally {
    hosts.leave(host);
  }
}
