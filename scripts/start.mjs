import { installDependencies, requireNode } from "./install-dependencies.mjs";
import { runProgram } from "./run-program.mjs";

requireNode();
await installDependencies();
runProgram("scripts/start.ts", process.argv.slice(2));
