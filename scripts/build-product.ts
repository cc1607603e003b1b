import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Program } from "./child-processes";
import { compressStatic } from "./compress-static";

const folders = ["app", "components", "lib", "db", "public"];
const rootFiles =
  /^(?:(?:proxy|instrumentation|(?:next|postcss|tailwind)\.config)\.(?:ts|mjs|js)|package-lock\.json|tsconfig\.json)$/;

/** A build of the product in one folder, and whether it still fits the source. */
export class ProductBuild {
  readonly #folder: string;
  readonly #project: string;

  /** @param distFolder Next's `distDir`, relative to the project */
  constructor(distFolder: string, project = process.cwd()) {
    this.#project = project;
    this.#folder = join(project, distFolder);
  }

  /** True when the folder holds a complete build of exactly this source. */
  isCurrent(): boolean {
    const isComplete = existsSync(join(this.#folder, "BUILD_ID")) && existsSync(this.#hashFile);
    return isComplete && readFileSync(this.#hashFile, "utf8") === hashSources(this.#project);
  }

  /**
   * Builds, and remembers what was built only when it succeeded.
   * @param run runs the program to its end; resolves to whether it succeeded
   */
  async make(run: (program: Program) => Promise<boolean>, environment: NodeJS.ProcessEnv): Promise<boolean> {
    rmSync(this.#hashFile, { force: true });
    const hash = hashSources(this.#project);
    const isBuilt = await run({
      name: "build",
      title: "The build",
      parameters: [join(this.#project, "node_modules/next/dist/bin/next"), "build"],
      environment: { ...environment, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    if (isBuilt) await compressStatic(join(this.#folder, "static"));
    if (isBuilt) writeFileSync(this.#hashFile, hash);
    return isBuilt;
  }

  get #hashFile(): string {
    return join(this.#folder, "latchkey-source-hash");
  }
}

/** SHA-256 over the names and contents of everything that goes into a build; tests do not. */
export function hashSources(project: string): string {
  const hash = createHash("sha256");
  const files = findSources(project);
  for (const file of files.sort()) {
    const content = createHash("sha256")
      .update(readFileSync(join(project, file)))
      .digest("hex");
    hash.update(`${file}\0${content}\n`);
  }
  return hash.digest("hex");
}

function findSources(project: string): string[] {
  const inFolders = folders
    .filter((folder) => existsSync(join(project, folder)))
    .flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => relative(project, join(entry.parentPath, entry.name))),
    );
  return [...inFolders, ...readdirSync(project).filter((name) => rootFiles.test(name))];
}
