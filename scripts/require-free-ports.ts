import { isPortFree } from "./ports";
import { StartProblem } from "./start-problem";

/** How many ports a sandbox takes, from its first one on. */
export const sandboxPortCount = 5;

/**
 * Asked before anything is started.
 * @throws {StartProblem} naming the port and the setting that changes it
 */
export async function requireFreePorts(wanted: {
  web: { host: string; port: number };
  /** First port of the sandbox; null when none is started. */
  sandbox: number | null;
}): Promise<void> {
  const { host, port } = wanted.web;
  const hosts = host === "127.0.0.1" ? [host, "::1"] : [host];
  for (const address of hosts) {
    if (await isPortFree(port, address)) continue;
    throw new StartProblem(
      `Port ${port} is taken on ${address}, perhaps by a Latchkey that runs already. End that program, or set PORT to a free port.`,
    );
  }
  if (wanted.sandbox === null) return;
  for (let offset = 0; offset < sandboxPortCount; offset++) {
    if (await isPortFree(wanted.sandbox + offset)) continue;
    throw new StartProblem(
      `Port ${wanted.sandbox + offset} is taken, and the sandbox needs it. Set SANDBOX_PORT to the first of ${sandboxPortCount} free ports, or SANDBOX=off to start without it.`,
    );
  }
}
