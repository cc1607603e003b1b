import { Socket } from "node:net";
import { isMainThread } from "node:worker_threads";

// Loaded before a program that `npm start` or `npm test` runs: the program ends when they end, even by kill -9.
// Descriptor 3 is a pipe that nobody writes to; it closes with the process at its other end.
if (isMainThread && process.env.LATCHKEY_TETHER) {
  // Programs that this one starts have no such pipe.
  delete process.env.LATCHKEY_TETHER;
  const tether = new Socket({ fd: 3 });
  const end = () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 25_000).unref();
  };
  tether.once("close", end);
  tether.on("error", () => undefined);
  tether.resume();
  tether.unref();
}
