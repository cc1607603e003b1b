import { type Claim, claimDueAccounts, hasDueAccount } from "@/db/queries/refresh-leases";
import { claimHostProbe, findTroubledHost } from "@/db/queries/troubled-hosts";
import { authHost } from "@/lib/accounts/mirakl-gateway";
import { leaseSeconds, performRefresh } from "@/lib/accounts/perform-refresh";
import { count } from "@/lib/counters";
import { isAppError } from "@/lib/errors/app-error";
import { isHostFailure, noteHostResult } from "@/lib/hosts/host-breaker";
import { logger } from "@/lib/logger";
import { type Environment, environments } from "@/lib/vocabulary";
import { Pace } from "./pace";
import { runClaims } from "./run-claims";

/** A due account; `probe` counts the failed ones before if it asks whether a troubled host answers again. */
interface DueAccount {
  claim: Claim;
  probe: number | null;
}

/** Renews every token that is due: each environment by itself, because its tokens come from one host. */
export async function runRenewals(workerId: string, signal: AbortSignal): Promise<void> {
  await Promise.all(environments.map((environment) => runRenewalsOf(environment, { workerId, signal })));
}

/** Calls at once to one host from one process. */
export const renewalPace = { first: 16, most: 64 };

function runRenewalsOf(environment: Environment, worker: { workerId: string; signal: AbortSignal }): Promise<void> {
  const host = authHost(environment);
  const pace = new Pace(renewalPace);
  return runClaims<DueAccount>(
    {
      name: `renewals in ${environment}`,
      workerId: worker.workerId,
      // Short, so that tokens that live for a minute are renewed in time.
      passMs: 1_000,
      concurrency: () => pace.limit,
      claimers: 2,
      claim: (limit, owner) => claimDue({ environment, host, pace, limit }, owner),
      work: (due, owner, leave) => renew(due, { owner, host, pace, leave }),
    },
    worker.signal,
  );
}

/** While the host is troubled, one account at most: the probe. */
async function claimDue(
  ask: { environment: Environment; host: string; pace: Pace; limit: number },
  owner: string,
): Promise<DueAccount[]> {
  const { environment, host, pace, limit } = ask;
  const lease = { owner, seconds: leaseSeconds };
  const claims = await claimDueAccounts({ environment, limit, unlessTroubled: host }, lease);
  if (claims.length > 0) return claims.map((claim) => ({ claim, probe: null }));
  if (!(await findTroubledHost(host))) return [];
  pace.beginAnew();
  // A probe that is taken and not made would put the next one off.
  if (!(await hasDueAccount(environment))) return [];
  const probe = await claimHostProbe(host, leaseSeconds);
  if (probe === null) return [];
  const [claim] = await claimDueAccounts({ environment, limit: 1 }, lease);
  return claim ? [{ claim, probe }] : [];
}

async function renew(
  { claim, probe }: DueAccount,
  { owner, host, pace, leave }: { owner: string; host: string; pace: Pace; leave: () => void },
): Promise<void> {
  const accountId = claim.account.id;
  try {
    await performRefresh(claim, { owner, person: null, onToken: leave });
    pace.faster();
    count("latchkey_refreshes_total", [claim.account.environment, "succeeded"]);
    await noteHostResult({ host, error: null, probe });
    logger().debug({ accountId }, "token renewed");
  } catch (error) {
    if (isHostFailure(error)) pace.slower();
    count("latchkey_refreshes_total", [claim.account.environment, isAppError(error) ? error.code : "internal"]);
    await noteHostResult({ host, error, probe });
    logger()[isAppError(error) ? "info" : "error"]({ accountId, err: error }, "renewal failed");
  }
}
