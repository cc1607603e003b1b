import { installDependencies, requireNode } from "./install-dependencies.mjs";
import { runProgram } from "./run-program.mjs";

requireNode();
await installDependencies();
runProgram("scripts/test.ts", process.argv.slice(2));
