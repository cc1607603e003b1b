import { randomBytes } from "node:crypto";
import { afterAll } from "vitest";
import { closeDb } from "@/db/client";
import { dropTestDatabase, testDatabase } from "./test-database";

// Everything that reads settings finds explicit ones, whatever the machine has in its environment or .env.local.
const { appUrl } = await testDatabase();
Object.assign(process.env, {
  DATABASE_URL: appUrl,
  AUTH_SECRET: randomBytes(32).toString("base64"),
  ENCRYPTION_KEYS: `test:${randomBytes(32).toString("base64")}`,
  APP_URL: "http://localhost:3000",
  MIRAKL_SANDBOX_URL: "",
  MIRAKL_ALLOW_LOOPBACK: "true",
  LOG_LEVEL: "silent",
});

afterAll(async () => {
  await closeDb();
  await dropTestDatabase();
});
