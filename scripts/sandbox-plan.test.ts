import { describe, expect, it } from "vitest";
import { parseSettings } from "@/lib/settings";
import { sandboxPlan } from "./sandbox-plan";

const plan = (settings: Record<string, string>) => sandboxPlan(parseSettings(settings));
const own = { url: "http://127.0.0.1:4400", startOnPort: 4400 };
const none = { url: null, startOnPort: null };

describe("sandboxPlan", () => {
  it.each<[string, Record<string, string>, typeof own | typeof none]>([
    ["the built-in database", {}, own],
    ["another port", { SANDBOX_PORT: "5500" }, { url: "http://127.0.0.1:5500", startOnPort: 5500 }],
    ["a database of one's own", { DATABASE_URL: "postgres://db/latchkey" }, none],
    ["the same, but asked for", { DATABASE_URL: "postgres://db/latchkey", SANDBOX: "on" }, own],
    ["switched off", { SANDBOX: "off" }, none],
    ["an https address", { APP_URL: "https://latchkey.example.com" }, none],
  ])("with %s", (_, settings, expected) => {
    expect(plan(settings)).toEqual(expected);
  });

  it("starts none where another server stands in its place", () => {
    expect(plan({ MIRAKL_SANDBOX_URL: "http://127.0.0.1:9000" })).toEqual({
      url: "http://127.0.0.1:9000",
      startOnPort: null,
    });
  });
});
