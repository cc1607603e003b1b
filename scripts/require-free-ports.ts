import { isPortFree, portProblem } from "./ports";
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
  const problem = await portProblem(port, host);
  // A browser that is sent to localhost may try ::1 first; a machine without IPv6 has nobody there.
  const neighbour = host === "127.0.0.1" ? await portProblem(port, "::1") : null;
  if (problem === "EADDRINUSE" || neighbour === "EADDRINUSE") {
    throw new StartProblem(
      `Port ${port} is taken, perhaps by a Latchkey that runs already. End that program, or set PORT to a free port.`,
    );
  }
  if (problem) {
    const wish = problem === "EACCES" ? "PORT to a port from 1024 on" : "PORT or HOSTNAME to what this machine has";
    throw new StartProblem(`Port ${port} of ${host} cannot be listened on (${problem}). Set ${wish}.`);
  }
  if (wanted.sandbox === null) return;
  if (port >= wanted.sandbox && port < wanted.sandbox + sandboxPortCount) {
    throw new StartProblem(
      `PORT (${port}) is one of the ${sandboxPortCount} ports that the sandbox takes from SANDBOX_PORT (${wanted.sandbox}) on. Set one of the two to another number.`,
    );
  }
  for (let offset = 0; offset < sandboxPortCount; offset++) {
    if (await isPortFree(wanted.sandbox + offset)) continue;
    throw new StartProblem(
      `Port ${wanted.sandbox + offset} is taken, and the sandbox needs it. Set SANDBOX_PORT to the first of ${sandboxPortCount} free ports, or SANDBOX=off to start without it.`,
    );
  }
}
