import { spawn } from "node:child_process";
import { projectFolder } from "./install-dependencies.mjs";
import { whenNpmGoes } from "./when-npm-goes.mjs";

/**
 * Runs a TypeScript program of ours as a process of its own, because conditions and loaders are fixed when Node
 * starts. Signals are passed on, its exit code becomes ours, and it is told to end when whoever started us has gone.
 * @param {string} program path from the project's folder
 * @param {string[]} parameters
 */
export function runProgram(program, parameters) {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program, ...parameters], {
    cwd: projectFolder,
    // The fourth is a channel that closes when this process ends, however it ends.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

  whenNpmGoes(() => {
    if (child.connected) child.disconnect();
  });
  child.once("error", (error) => {
    process.stderr.write(`${program} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.once("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
