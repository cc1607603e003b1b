import { parseArgs } from "node:util";
import { StartProblem } from "@/scripts/start-problem";

export interface ChaosOptions {
  accounts: number;
  /** Of every access token. */
  lifetimeSeconds: number;
  /** Refresh tokens stay as they are, instead of being spent by each refresh. */
  isStatic: boolean;
  /** How often a worker is ended with kill -9. */
  kills: number;
  calmSeconds: number;
  slowSeconds: number;
  failingSeconds: number;
  outageSeconds: number;
  /** File for the request log, a line of JSON each; null = none. */
  logFile: string | null;
}

const defaults = { accounts: 3_000, lifetime: 180, kills: 10, calm: 60, slow: 90, failing: 60, outage: 300 };
const usage = `npm run chaos -- [options]
  --accounts N           ${defaults.accounts}
  --lifetime-seconds N   ${defaults.lifetime}, of an access token
  --static               refresh tokens that stay; without it they rotate
  --kills N              ${defaults.kills}
  --calm-seconds N       ${defaults.calm}
  --slow-seconds N       ${defaults.slow}, every answer takes 15 s
  --failing-seconds N    ${defaults.failing}, half of the calls fail
  --outage-seconds N     ${defaults.outage}, nobody listens
  --log FILE             writes the request log`;

/** @throws {StartProblem} for an option that does not exist, or is not a number */
export function parseOptions(args: string[]): ChaosOptions {
  const number = { type: "string" } as const;
  const { values } = readArgs(args, number);
  const read = (name: keyof typeof values, otherwise: number) => {
    const value = values[name];
    if (value === undefined) return otherwise;
    if (!/^\d+$/.test(String(value))) throw new StartProblem(`--${name} must be a whole number.\n${usage}`);
    return Number(value);
  };
  return {
    accounts: read("accounts", defaults.accounts),
    lifetimeSeconds: read("lifetime-seconds", defaults.lifetime),
    isStatic: values.static === true,
    kills: read("kills", defaults.kills),
    calmSeconds: read("calm-seconds", defaults.calm),
    slowSeconds: read("slow-seconds", defaults.slow),
    failingSeconds: read("failing-seconds", defaults.failing),
    outageSeconds: read("outage-seconds", defaults.outage),
    logFile: values.log ?? null,
  };
}

function readArgs(args: string[], number: { type: "string" }) {
  try {
    return parseArgs({
      args,
      options: {
        accounts: number,
        "lifetime-seconds": number,
        static: { type: "boolean" },
        kills: number,
        "calm-seconds": number,
        "slow-seconds": number,
        "failing-seconds": number,
        "outage-seconds": number,
        log: { type: "string" },
      },
    });
  } catch {
    throw new StartProblem(usage);
  }
}
