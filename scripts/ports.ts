import { createServer } from "node:net";

/**
 * Why a port of this machine cannot be listened on.
 * @returns the system's error code, such as EADDRINUSE or EACCES; null when it can
 */
export function portProblem(port: number, host = "127.0.0.1"): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** Whether a port of 127.0.0.1 can be listened on. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await portProblem(port)) === null;
}

/** A port of 127.0.0.1 that is free at this moment, chosen by the system. */
export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No port was given")),
      );
    });
  });
}

/** The first of `count` neighbouring ports that are all free at this moment. */
export async function findFreePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const first = await findFreePort();
    if (first + count > 65_535) continue;
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isPortFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`No ${count} neighbouring ports are free on 127.0.0.1`);
}
