import { expect, it } from "vitest";
import { webEnvironment } from "./web-environment";

const settings = { APP_URL: "https://latchkey.example.com", AUTH_SECRET: "a".repeat(32) };

it("gives Next a key of 32 bytes that depends on AUTH_SECRET alone, and is not it", () => {
  const key = webEnvironment(settings).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "";
  expect(Buffer.from(key, "base64")).toHaveLength(32);
  expect(webEnvironment({ ...settings, APP_URL: "http://localhost:3000" }).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY).toBe(
    key,
  );
  expect(webEnvironment({ ...settings, AUTH_SECRET: "b".repeat(32) }).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY).not.toBe(key);
  expect(Buffer.from(key, "base64").toString()).not.toContain(settings.AUTH_SECRET);
});

it("tells next-auth our address and secret", () => {
  expect(webEnvironment(settings)).toMatchObject({
    NEXTAUTH_URL: settings.APP_URL,
    NEXTAUTH_SECRET: settings.AUTH_SECRET,
  });
});
