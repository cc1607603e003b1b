import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const resolve = {
  alias: {
    "@": root,
    // Outside of a server bundle the real module throws on import.
    "server-only": `${root}/node_modules/server-only/empty.js`,
  },
};
const exclude = ["node_modules/**", ".next*/**", ".data*/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...exclude, "**/*.db.test.ts"],
          setupFiles: ["scripts/testing/fail-on-console-error.ts"],
          unstubEnvs: true,
          expect: { poll: { timeout: 4_000 } },
        },
      },
      {
        resolve,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude,
          globalSetup: ["scripts/testing/start-test-postgres.ts"],
          setupFiles: ["scripts/testing/fail-on-console-error.ts", "scripts/testing/use-test-database.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // Most wait for another process, or for PostgreSQL to tell.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
