import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashSources, ProductBuild } from "./build-product";

let project: string;
const write = (path: string, content: string) => writeFileSync(join(project, path), content);
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "latchkey-build-"));
  for (const folder of ["app/accounts", "lib", "scripts", ".next"])
    mkdirSync(join(project, folder), { recursive: true });
  write("app/accounts/page.tsx", "one");
  write("package-lock.json", "{}");
});
afterEach(() => rmSync(project, { recursive: true }));

describe("hashSources", () => {
  it.each([
    ["a page", "app/accounts/page.tsx"],
    ["a new file", "lib/paths.ts"],
    ["the lock", "package-lock.json"],
    ["Next's settings", "next.config.mjs"],
    ["the colours", "tailwind.config.ts"],
  ])("changes with %s", (_, path) => {
    const before = hashSources(project);
    write(path, "two");
    expect(hashSources(project)).not.toBe(before);
  });

  it.each(["lib/paths.test.ts", "scripts/start.ts", "README.md"])("stays the same with %s", (path) => {
    const before = hashSources(project);
    write(path, "two");
    expect(hashSources(project)).toBe(before);
  });
});

describe("ProductBuild", () => {
  const environment = { NODE_ENV: "test" } as const;
  const succeed = async () => {
    mkdirSync(join(project, ".next/static"), { recursive: true });
    write(".next/BUILD_ID", "1");
    return true;
  };

  it("is current after it was made, until the source changes", async () => {
    const build = new ProductBuild(".next", project);
    expect(build.isCurrent()).toBe(false);
    expect(await build.make(succeed, environment)).toBe(true);
    expect(build.isCurrent()).toBe(true);
    write("app/accounts/page.tsx", "two");
    expect(build.isCurrent()).toBe(false);
  });

  it("is not current after a build that failed, even if an older one succeeded", async () => {
    const build = new ProductBuild(".next", project);
    await build.make(succeed, environment);
    expect(await build.make(async () => false, environment)).toBe(false);
    expect(build.isCurrent()).toBe(false);
  });

  it("is not current when the source changed while it was built", async () => {
    const build = new ProductBuild(".next", project);
    await build.make(async () => {
      write("app/accounts/page.tsx", "two");
      return succeed();
    }, environment);
    expect(build.isCurrent()).toBe(false);
  });
});
