import { sleep } from "@/lib/clock";
import { StartProblem } from "./start-problem";

const readyMs = 120_000;

/**
 * Waits until the product serves (database and migrations fine) and a worker has been seen.
 * @param url of the web server, as this machine reaches it
 * @throws {StartProblem} after two minutes, or the signal's reason
 */
export async function waitUntilReady(url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyMs;
  let waitingFor = "the web server";
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    const readiness = await ask(`${url}/api/health/ready`);
    if (readiness?.status === "ok") {
      const health = await ask(`${url}/api/health`);
      if (health && !health.failing.includes("worker")) return;
      waitingFor = "the first sign of life of the worker";
    } else if (readiness) waitingFor = readiness.failing.join(" and ");
    await sleep(250, signal);
  }
  throw new StartProblem(`Latchkey did not become ready within two minutes: it still waited for ${waitingFor}.`);
}

/** Waits until something answers at this address. @throws as {@link waitUntilReady} */
export async function waitUntilAnswered(url: string, what: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyMs;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(150, signal);
  }
  throw new StartProblem(`${what} did not answer at ${url} within two minutes.`);
}

async function ask(url: string): Promise<{ status: string; failing: string[] } | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return (await response.json()) as { status: string; failing: string[] };
  } catch {
    return null;
  }
}
