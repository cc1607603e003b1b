import "server-only";
import { type BenchDatabase, startBenchDatabase } from "@/bench/setup/bench-database";
import { sleep } from "@/lib/clock";
import type { ChaosOptions } from "../options";
import { type AuthorizationServer, startAuthorizationServer } from "../other-side/authorization-server";
import { type Fault, type FaultyProxy, type LoggedCall, startFaultyProxy } from "../other-side/faulty-proxy";
import { type AddedMessage, type Marketplaces, startMarketplaces } from "../other-side/marketplaces";
import { type ChaosAccount, connectAccounts, nameAccounts } from "./accounts";
import { checkTokens, type TokenState } from "./check-tokens";
import { keepKilling } from "./keep-killing";
import {
  type LostAccount,
  listLostAccounts,
  listRefusedCalls,
  listRenewals,
  listStoredMessages,
  listTimedOut,
  type Renewal,
  waitForMessages,
  waitForTokens,
} from "./look";
import { reconnect } from "./reconnect";
import { type Kill, startWorkers, type Workers } from "./workers";

/** A time with one fault, milliseconds since the epoch. */
export interface Phase {
  fault: Fault;
  from: number;
  to: number;
}

/** What happened, for the verdict. */
export interface ChaosResult {
  options: ChaosOptions;
  accounts: ChaosAccount[];
  phases: Phase[];
  kills: Kill[];
  /** Every call that reached the token endpoint. */
  log: LoggedCall[];
  /** When workers called it while nobody listened, milliseconds since the epoch. */
  refusedAt: number[];
  /** Every token that was stored. */
  renewals: Renewal[];
  /** Names of accounts for which a worker once waited in vain. */
  timedOut: string[];
  /** Accounts that asked for a person, until people reconnected them. */
  lost: LostAccount[];
  /** When every token lived again; null = not within the time allowed. */
  tokensAt: number | null;
  /** When people had reconnected what was lost. */
  reconnectedAt: number;
  /** When the last message was stored; null = not within the time allowed. */
  messagesAt: number | null;
  tokens: TokenState[];
  added: AddedMessage[];
  stored: AddedMessage[];
  /** Pulls that came with a token that was not alive. */
  refusedPulls: number;
  exitCodes: (number | null)[];
}

const workers = 3;
/** Killing goes on a little after the host is back. */
const afterReturnMs = 30_000;

export async function runChaos(options: ChaosOptions, say: (line: string) => void): Promise<ChaosResult> {
  const database = await startBenchDatabase();
  const server = await startAuthorizationServer({
    rotates: !options.isStatic,
    lifetimeSeconds: options.lifetimeSeconds,
  });
  const proxy = await startFaultyProxy(server);
  const accounts = nameAccounts(options.accounts);
  const marketplaces = await startMarketplaces(
    accounts.map(({ name, shopId }) => ({ shopId, account: name })),
    server.ownerOf,
  );
  Object.assign(database.environment, { MIRAKL_AUTH_URL_PRODUCTION: proxy.origin });
  Object.assign(process.env, database.environment);
  let running: Workers | null = null;
  try {
    const { lifetimeSeconds } = options;
    const { origins } = marketplaces;
    await connectAccounts(accounts, { server, proxy, origins, lifetimeSeconds, url: database.ownerUrl });
    running = await startWorkers(database, workers);
    return await goThrough({ options, accounts, database, server, proxy, marketplaces, workers: running }, say);
  } finally {
    await running?.stop();
    await Promise.all([proxy.close(), server.close(), marketplaces.close()]);
    await database.stop();
  }
}

interface Run {
  options: ChaosOptions;
  accounts: ChaosAccount[];
  database: BenchDatabase;
  server: AuthorizationServer;
  proxy: FaultyProxy;
  marketplaces: Marketplaces;
  workers: Workers;
}

async function goThrough(run: Run, say: (line: string) => void): Promise<ChaosResult> {
  const { options, accounts, database, server, proxy, marketplaces } = run;
  const phases: Phase[] = [];
  const enter = async (fault: Fault, seconds: number) => {
    await proxy.setFault(fault);
    const phase = { fault, from: Date.now(), to: 0 };
    phases.push(phase);
    say(`token endpoint: ${fault}${seconds ? `, ${seconds} s` : ""}`);
    await sleep(seconds * 1_000);
    phase.to = Date.now();
  };
  const troubleMs =
    (options.calmSeconds / 2 + options.slowSeconds + options.failingSeconds + options.outageSeconds) * 1_000;
  const perSecond = Math.max(1, options.accounts / 250);
  const writing = setInterval(() => marketplaces.addMessages(perSecond / 5), 200);

  await enter("none", options.calmSeconds / 2);
  const killing = keepKilling(run.workers, { kills: options.kills, withinMs: troubleMs + afterReturnMs }, say);
  await enter("none", options.calmSeconds / 2);
  await enter("slow", options.slowSeconds);
  await enter("failing", options.failingSeconds);
  await enter("gone", options.outageSeconds);
  await enter("none", afterReturnMs / 1_000);
  clearInterval(writing);
  const kills = await killing;

  const lost: LostAccount[] = [];
  const reconnectLost = async () => {
    const found = await listLostAccounts(database);
    if (found.length > 0) say(`${found.length} accounts ask for a person and are reconnected`);
    for (const { id } of found) await reconnect(id, { server, proxy, lifetimeSeconds: options.lifetimeSeconds });
    lost.push(...found);
  };
  const tokensAt = await waitForTokens(database, kills.at(-1)?.at ?? 0);
  say(tokensAt === null ? "some accounts never settle" : "all accounts are settled");
  await reconnectLost();
  const reconnectedAt = Date.now();
  const messagesAt = await waitForMessages(database, marketplaces.added.length);
  say(messagesAt === null ? "some messages never come" : "all messages are there");
  const last = phases.at(-1);
  if (last) last.to = Date.now();
  // On a busy machine calls time out in calm times too.
  await waitForTokens(database, 0);
  const exitCodes = await run.workers.stop();
  await reconnectLost();
  const outage = phases.find(({ fault }) => fault === "gone");
  return {
    options,
    accounts,
    phases,
    kills,
    log: proxy.log,
    refusedAt: outage ? await listRefusedCalls(database, outage) : [],
    renewals: await listRenewals(database, options.lifetimeSeconds),
    timedOut: await listTimedOut(database),
    lost,
    tokensAt,
    reconnectedAt,
    messagesAt,
    tokens: await checkTokens(accounts, server),
    added: marketplaces.added,
    stored: await listStoredMessages(database),
    refusedPulls: marketplaces.refused(),
    exitCodes,
  };
}
