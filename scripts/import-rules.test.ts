import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = join(import.meta.dirname, "..");
const imports = (...names: string[]) =>
  `${names.map((name, index) => `import * as it${index} from "${name}";`).join("\n")}\nexport const used = [${names.map((_, index) => `it${index}`).join(", ")}];\n`;

/** Files that break a rule: path, content, and what the linter says about it. */
const violations: [string, string, RegExp][] = [
  ["app/a/page.ts", imports("@/db/queries/accounts"), /A page does not query: call a list, find or get verb/],
  ["app/b/page.ts", imports("drizzle-orm"), /A page does not query/],
  ["app/c/page.ts", imports("../../db/client"), /A page does not query/],
  ["app/d/page.ts", imports("@/lib/mirakl/oauth/wire"), /A page does not talk to Mirakl/],
  ["app/e/page.ts", imports("@/lib/crypto/sealing"), /Secrets are opened in the domain only/],
  ["app/f/page.ts", imports("@/sandbox/main"), /The sandbox is the other side/],
  ["app/g/page.ts", imports("@/chaos/options"), /stand outside of the product/],
  ["chaos/a.ts", imports("@/sandbox/main"), /The sandbox is the other side/],
  ["components/a.ts", imports("@/lib/auth/session"), /This runs on the server only/],
  ["components/b.ts", imports("@/lib/env"), /This runs on the server only/],
  ["components/c.ts", imports("@/db/client"), /gets its data as props/],
  ["lib/actions/a.ts", imports("@/db/queries/accounts"), /An action or handler does not query: write a verb/],
  ["lib/actions/b.ts", imports("../mirakl/oauth/wire"), /An action or handler does not talk to Mirakl/],
  ["lib/http/a.ts", imports("react"), /rendering belongs in components/],
  ["lib/accounts/a.ts", imports("next/headers"), /The domain runs without Next/],
  ["lib/accounts/b.ts", imports("react"), /The domain does not render/],
  ["lib/accounts/c.ts", imports("@/lib/actions/add-account"), /never the other way round/],
  ["lib/accounts/d.ts", imports("drizzle-orm"), /The domain does not build SQL/],
  ["lib/grants/d.ts", imports("drizzle-orm"), /The domain does not build SQL/],
  ["lib/authorizations/a.ts", imports("next/headers"), /The domain runs without Next/],
  ["lib/accounts/e.ts", "export const port = process.env.PORT;\n", /noProcessEnv/],
  ["lib/mirakl/a.ts", imports("@/lib/accounts/account-view"), /pure protocol library/],
  ["lib/mirakl/b.ts", imports("../logger"), /pure protocol library/],
  ["lib/mirakl/c.ts", "export const now = () => Date.now();\n", /noJsRestrictedProperties.*Date\.now/],
  ["lib/errors/a.ts", imports("@/lib/accounts/account-view"), /The kernel .* imports nothing else of ours/],
  ["lib/network/a.ts", imports("@/db/client"), /know no framework and no database/],
  ["db/a.ts", imports("@/lib/accounts/token-status"), /db knows the kernel only/],
  ["db/queries/a.ts", imports("../../lib/crypto/sealing"), /db knows the kernel only/],
  ["db/b.ts", 'export const get = () => fetch("/");\n', /noRestrictedGlobals.*fetch/],
  ["worker/a.ts", imports("next/cache"), /plain process without Next/],
  ["worker/b.ts", imports("@/lib/actions/refresh-token"), /The worker has no session/],
  ["sandbox/a.ts", imports("@/lib/vocabulary"), /shares no code with the product/],
  ["sandbox/x/b.ts", imports("../../lib/vocabulary"), /shares no code with the product/],
  ["e2e/a.ts", imports("@/db/client"), /A story uses the product as a person does/],
  ["components/d.ts", 'console.log("here");\n', /noConsole/],
  ["worker/c.ts", 'console.log("here");\n', /noConsole/],
  ["lib/accounts/cycle-one.ts", 'export { two as one } from "./cycle-two";\n', /noImportCycles/],
];

/** What the same folders may do. */
const allowed: [string, string][] = [
  ["app/y/page.ts", imports("@/lib/accounts/list-accounts", "@/components/ui/button", "@/lib/auth/session")],
  ["components/y.ts", imports("@/lib/actions/add-account", "@/lib/paths", "@/lib/accounts/account-view")],
  ["lib/actions/y.ts", imports("@/lib/accounts/add-account", "@/lib/auth/session", "next/cache")],
  ["lib/accounts/y.ts", imports("@/db/queries/accounts", "@/lib/mirakl/oauth/wire", "@/lib/crypto/sealing")],
  ["lib/accounts/z.ts", imports("@/lib/network/guarded-fetch", "@/lib/vocabulary", "./account-view")],
  ["lib/mirakl/oauth/y.ts", imports("@/lib/errors/app-error", "../wire", "zod", "oauth4webapi")],
  ["db/queries/y.ts", imports("drizzle-orm", "../../lib/vocabulary", "@/lib/errors/app-error")],
  ["worker/y.ts", imports("@/lib/accounts/refresh-token", "@/db/queries/workers", "@/lib/logger")],
  ["sandbox/y.ts", imports("hono", "./world")],
  ["chaos/y.ts", imports("@/db/client", "@/lib/secrets/stored-secrets", "@/scripts/local-postgres", "oidc-provider")],
  ["lib/env.ts", "export const port = process.env.PORT;\n"],
  ["scripts/y.ts", 'console.log(process.env.PORT);\nexport * from "../lib/settings";\n'],
];

let folder: string;
let said: Map<string, string>;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "latchkey-lint-")));
  for (const file of ["biome.json", "biome.imports.json", ".gitignore"])
    cpSync(join(project, file), join(folder, file));
  for (const [path, content] of [...violations, ...allowed]) write(path, content);
  write("lib/accounts/cycle-two.ts", 'export { one as two } from "./cycle-one";\n');
  said = lint();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the linter", () => {
  it.each(violations)("refuses %s", (path, _, sentence) => {
    expect(said.get(path) ?? "").toMatch(sentence);
  });

  it.each(allowed)("allows what %s does", (path) => {
    expect(said.get(path) ?? "").toBe("");
  });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** What the linter says, by file. */
function lint(): Map<string, string> {
  const biome = join(project, "node_modules/@biomejs/biome/bin/biome");
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [biome, "lint", "--max-diagnostics=none", "--reporter=github", "."],
    { cwd: folder, encoding: "utf8" },
  );
  const byFile = new Map<string, string>();
  for (const [line, path = ""] of stdout.matchAll(/^::.*file=([^,]*),.*$/gm)) {
    const file = relative(folder, path);
    byFile.set(file, `${byFile.get(file) ?? ""}${line}\n`);
  }
  if (byFile.size === 0) throw new Error(`The linter said nothing: ${stdout}${stderr}`);
  return byFile;
}
