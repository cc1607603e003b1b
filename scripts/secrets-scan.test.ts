import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { secretsProgram } from "./test-programs";

const project = join(import.meta.dirname, "..");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-secrets-"));
  copyFileSync(join(project, ".secretlintrc.json"), join(folder, ".secretlintrc.json"));
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scan(text: string) {
  writeFileSync(join(folder, "settings.ts"), text);
  const [program = "", ...parameters] = secretsProgram().parameters;
  const files = parameters.map((parameter) => (parameter === "**/*" ? "settings.ts" : parameter));
  return spawnSync(process.execPath, [join(project, program), ...files], { cwd: folder, encoding: "utf8" });
}

// Put together here, because this file is scanned as well.
const planted: [string, string][] = [
  [
    "a private key",
    `-----BEGIN ${"PRIVATE"} KEY-----\n${"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw\n".repeat(8)}-----END ${"PRIVATE"} KEY-----\n`,
  ],
  ["a token of a forge", `export const token = "${"ghp"}_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}";\n`],
  [
    "a database's password",
    `export const url = "postgres://owner:${"s3cr3t-word"}@db.internal.example:5432/latchkey";\n`,
  ],
];

it.each(planted)("finds %s, without showing it", (_, text) => {
  const { status, stdout } = scan(text);
  expect(status, stdout).toBe(1);
  expect(stdout).toContain("settings.ts");
  expect(stdout).not.toContain("s3cr3t-word");
  expect(stdout).not.toContain("wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx");
});

it("has nothing to say about what is no secret", () => {
  expect(scan('export const url = "postgres://owner@db/latchkey";\n').status).toBe(0);
});
