import { parseArgs } from "node:util";
import { connect } from "@/db/client";
import type { AuditHead } from "@/db/queries/audit-seals";
import { type ChainVerdict, verifyChain } from "@/lib/audit/verify-chain";
import { minuteMs, secondMs } from "@/lib/clock";
import { parseSettings } from "@/lib/settings";
import { prepareDataFolder } from "./data-folder";
import { loadEnvFiles } from "./load-env-files";
import { openDatabase } from "./open-database";
import { exitWithProblem, StartProblem } from "./start-problem";

const usage = `Usage: npm run audit:verify                              check the whole audit trail
       npm run audit:verify -- --head                    check it, and print only the end of the chain, to be kept elsewhere
       npm run audit:verify -- --anchor POSITION:HASH    and that it leads through an end that was kept (any number of them)`;
/** From then on something is wrong with the workers rather than with the trail. */
const longTailMs = 10 * minuteMs;

/** `npm run audit:verify`: 0 = the trail is whole, 1 = it is not, or could not be read. */
async function main(): Promise<void> {
  const { head, anchors } = readArguments();
  loadEnvFiles({ isDevelopment: false });
  const settings = parseSettings(process.env);
  const database = await openDatabase(settings, prepareDataFolder(settings.LATCHKEY_DATA_DIR));
  const { db, close } = connect(database.url, { max: 1, name: "latchkey audit" });
  try {
    const startedAt = performance.now();
    const verdict = await verifyChain(db, { anchors, ...(!head && { onProgress: progressOf(startedAt) }) });
    tell(verdict, { isHeadOnly: head, ms: performance.now() - startedAt });
    if (verdict.problemCount > 0) process.exitCode = 1;
  } finally {
    await close();
    await database.local?.stop();
  }
}

function tell(verdict: ChainVerdict, run: { isHeadOnly: boolean; ms: number }): void {
  const { links, head, problems, problemCount } = verdict;
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problemCount > problems.length) process.stderr.write(`and ${problemCount - problems.length} more.\n`);
  const end = `${head.position}:${head.hash}`;
  if (run.isHeadOnly) {
    process.stdout.write(`${end}\n`);
    return;
  }
  const perSecond = Math.round(links / (run.ms / secondMs)).toLocaleString("en");
  process.stdout.write(
    `${links.toLocaleString("en")} sealed events read in ${(run.ms / secondMs).toFixed(1)} s (${perSecond} a second).\n${tailText(verdict)}\nEnd of the chain: ${end}\n`,
  );
  process.stdout.write(
    problemCount === 0
      ? "The audit trail is whole.\n"
      : `The audit trail was altered in ${problemCount} ${problemCount === 1 ? "place" : "places"}.\n`,
  );
}

function tailText({ tail }: ChainVerdict): string {
  if (tail.oldestSeconds === null) return "Every event is sealed.";
  const age = `${tail.count.toLocaleString("en")} ${tail.count === 1 ? "event waits" : "events wait"} for the seal, the oldest for ${Math.round(tail.oldestSeconds)} s.`;
  return tail.oldestSeconds * secondMs > longTailMs ? `${age} Does a worker run?` : age;
}

function progressOf(startedAt: number): (links: number) => void {
  let toldAt = startedAt;
  return (links) => {
    if (performance.now() - toldAt < 5 * secondMs) return;
    toldAt = performance.now();
    process.stderr.write(`${links.toLocaleString("en")} …\n`);
  };
}

function readArguments(): { head: boolean; anchors: AuditHead[] } {
  try {
    const options = { head: { type: "boolean" }, anchor: { type: "string", multiple: true } } as const;
    const { values } = parseArgs({ options });
    return { head: values.head ?? false, anchors: (values.anchor ?? []).map(parseAnchor) };
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(usage);
  }
}

function parseAnchor(text: string): AuditHead {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!position || !hash) throw new StartProblem(`${text} is no end of a chain.\n${usage}`);
  return { position: Number(position), hash };
}

main().catch(exitWithProblem);
