import { Socket } from "node:net";
import { isMainThread } from "node:worker_threads";
import { whenNpmGoes } from "./when-npm-goes.mjs";

// Loaded before a program of ours, which then ends with whoever started it, even when that one is killed outright.
if (isMainThread) {
  if (process.env.LATCHKEY_TETHER) watchTether();
  else whenNpmGoes(end);
}

/** Descriptor 3 is a pipe to which nobody writes; it closes with the process at its other end. */
function watchTether() {
  // Programs that this one starts have no such pipe.
  delete process.env.LATCHKEY_TETHER;
  const tether = new Socket({ fd: 3 });
  tether.once("close", end);
  tether.on("error", () => undefined);
  tether.resume();
  tether.unref();
}

function end() {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 25_000).unref();
}
