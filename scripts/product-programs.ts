import type { Program } from "./child-processes";

interface ProductRun {
  /** Settings for web and worker, by name. */
  environment: NodeJS.ProcessEnv;
  isDevelopment: boolean;
}

const conditions = ["--conditions=react-server", "--import", "tsx"];
/** What the sandbox gets of our environment: it is the other side, and sees no secret of ours. */
const sandboxInherits = ["PATH", "HOME", "SYSTEMROOT", "TMPDIR", "TEMP"];

/** The web server as a program to run. */
export function webProgram({ environment, isDevelopment }: ProductRun): Program {
  return {
    name: "web",
    title: "The web server",
    parameters: [...conditions, "scripts/start-web.ts", ...(isDevelopment ? ["--dev"] : [])],
    environment: { ...environment, NODE_ENV: isDevelopment ? "development" : "production" },
    isEchoed: isDevelopment,
  };
}

/** The background process as a program to run; while developing it starts anew after every change. */
export function workerProgram({ environment, isDevelopment }: ProductRun): Program {
  const watching = ["node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false", "--conditions=react-server"];
  return {
    name: "worker",
    title: "The worker",
    parameters: [...(isDevelopment ? watching : conditions), "worker/main.ts"],
    environment: { ...environment, NODE_ENV: isDevelopment ? "development" : "production" },
  };
}

/** The local Mirakl as a program to run. @param dataFile null forgets everything at the end */
export function sandboxProgram(port: number, dataFile: string | null): Program {
  return {
    name: "sandbox",
    title: "The sandbox",
    parameters: ["--import", "tsx", "sandbox/main.ts"],
    environment: {
      ...Object.fromEntries(sandboxInherits.map((name) => [name, process.env[name]])),
      NODE_ENV: "production",
      SANDBOX_PORT: String(port),
      SANDBOX_DATA_FILE: dataFile ?? "",
    },
  };
}
