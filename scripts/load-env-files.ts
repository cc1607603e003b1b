import nextEnv from "@next/env";

/** Reads `.env.local`, `.env` and their kin into the environment, as Next does; what is set already stays. */
export function loadEnvFiles(options: { isDevelopment: boolean }): void {
  nextEnv.loadEnvConfig(process.cwd(), options.isDevelopment, {
    info: () => undefined,
    error: (...parts: unknown[]) => process.stderr.write(`${parts.join(" ")}\n`),
  });
}
