import { closeDb } from "@/db/client";
import { findLatestKeyRotation } from "@/db/queries/key-rotations";
import { secondMs, sleep } from "@/lib/clock";
import { isAppError } from "@/lib/errors/app-error";
import { readKeys } from "@/lib/keys/get-keys";
import { runKeyRotation } from "@/lib/keys/run-key-rotation";
import { startKeyRotation } from "@/lib/keys/start-key-rotation";
import { parseSettings } from "@/lib/settings";
import { prepareDataFolder } from "./data-folder";
import { keyLines } from "./key-lines";
import { loadEnvFiles } from "./load-env-files";
import { openDatabase } from "./open-database";
import { exitWithProblem, StartProblem } from "./start-problem";

/**
 * `npm run keys:rotate`: re-seals everything with the newest of ENCRYPTION_KEYS while the product runs, and tells how far
 * it is. Ctrl-C, or an end of any other kind, loses nothing: a worker goes on, or the next call of this.
 */
async function main(): Promise<void> {
  loadEnvFiles({ isDevelopment: false });
  const settings = parseSettings(process.env);
  const database = await openDatabase(settings, prepareDataFolder(settings.LATCHKEY_DATA_DIR));
  process.env.DATABASE_URL = database.url;
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
  try {
    await rotate(stopping.signal);
  } finally {
    await closeDb();
    await database.local?.stop();
  }
}

async function rotate(signal: AbortSignal): Promise<void> {
  try {
    const { targetKeyId, total } = await startKeyRotation({}, "Command line");
    say(`Re-sealing ${total} data keys and values with “${targetKeyId}”. Ctrl-C stops this; a worker would go on.`);
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code !== "encryption_keys_current") throw new StartProblem([error.sentence, ...error.advice].join(" "));
    say(error.sentence);
    return tellKeys();
  }
  const telling = new AbortController();
  const told = tellProgress(telling.signal);
  const isDone = await workUntilDone(signal).finally(() => telling.abort());
  await told;
  if (!isDone)
    return say("Stopped. What was re-sealed stays so. A worker goes on with the rest, or this command does.");
  await tellKeys();
}

/** Does the work, or waits while a worker does it. @returns false when it was asked to stop */
async function workUntilDone(signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const end = await runKeyRotation({ owner: `command line ${process.pid}`, signal });
    if (end === "finished" || end === "idle") return true;
    await sleep(secondMs, signal).catch(() => undefined);
  }
  return false;
}

async function tellProgress(signal: AbortSignal): Promise<void> {
  let last = "";
  while (!signal.aborted) {
    const rotation = await findLatestKeyRotation();
    const line = rotation ? `  ${rotation.resealed} of ${Math.max(rotation.total, rotation.resealed)}` : "";
    if (line && line !== last) say(line);
    last = line;
    await sleep(secondMs, signal).catch(() => undefined);
  }
}

async function tellKeys(): Promise<void> {
  for (const line of keyLines(await readKeys())) say(line);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch(exitWithProblem);
