import { portCount } from "./addresses";
import { SandboxStartError, startSandbox } from "./start-sandbox";
import { StateFileError } from "./state/state-file";

const highestFirstPort = 65_535 - (portCount - 1);

try {
  const sandbox = await startSandbox({
    firstPort: firstPortOf(process.env.SANDBOX_PORT),
    dataFile: process.env.SANDBOX_DATA_FILE?.trim() || null,
  });
  console.log(`Local Mirakl is ready at ${sandbox.url} (control page; the credentials are there).`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    try {
      await sandbox.stop();
      process.exit(0);
    } catch (error) {
      fail(error);
    }
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
} catch (error) {
  fail(error);
}

function firstPortOf(setting: string | undefined): number {
  const text = setting?.trim() || "4400";
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= highestFirstPort) return port;
  throw new SandboxStartError(`SANDBOX_PORT must be a port number from 1 to ${highestFirstPort}.`);
}

function fail(error: unknown): never {
  const expected = error instanceof SandboxStartError || error instanceof StateFileError;
  console.error(expected ? error.message : error);
  process.exit(1);
}
