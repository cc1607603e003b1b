import nextEnv from "@next/env";
import { StartProblem } from "./start-problem";

/**
 * Reads `.env.local`, `.env` and their kin into the environment, as Next does; what is set already stays.
 * @throws {StartProblem} when one of them cannot be read
 */
export function loadEnvFiles(options: { isDevelopment: boolean }): void {
  const problems: string[] = [];
  nextEnv.loadEnvConfig(process.cwd(), options.isDevelopment, {
    info: () => undefined,
    error: (...parts: unknown[]) => problems.push(parts.map(String).join(" ")),
  });
  if (problems.length > 0) throw new StartProblem(`The settings could not be read. ${problems.join("\n")}`);
}
