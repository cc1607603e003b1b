import { describe, expect, it } from "vitest";
import { startSummary } from "./start-summary";

const plain = { appUrl: "http://localhost:3000", firstAdmin: null, sandbox: null, dataFolder: "/srv/latchkey/.data" };

describe("startSummary", () => {
  it("names address and data folder, and no admin when there was one already", () => {
    const text = startSummary(plain);
    expect(text).toContain("Latchkey runs at  http://localhost:3000");
    expect(text).toContain("/srv/latchkey/.data");
    expect(text).not.toMatch(/admin|Sandbox/);
  });

  it("shows a generated password, but not one that was chosen", () => {
    const email = "admin@latchkey.local";
    expect(startSummary({ ...plain, firstAdmin: { email, generatedPassword: "abc-def" } })).toMatch(
      /First admin {7}admin@latchkey\.local\n {2}Password {10}abc-def {2}\(shown only now/,
    );
    expect(startSummary({ ...plain, firstAdmin: { email, generatedPassword: null } })).toContain(
      "Password          the one of ADMIN_PASSWORD",
    );
  });

  it("lists the sandbox's credentials in aligned columns", () => {
    const credentials = {
      apiKeys: [
        { label: "Acme", apiKey: "key-1", marketplaceUrl: "http://127.0.0.1:4401", role: "full" },
        { label: "A longer name", apiKey: "key-2", marketplaceUrl: "http://127.0.0.1:4402", role: "full" },
      ],
      clients: [
        { label: "Seller", clientId: "id-1", clientSecret: "secret-1", marketplaceUrl: null, companyId: "c-1" },
      ],
      applications: [
        { label: "Helpdesk", integrationType: "marketplace_seller", clientId: "id-2", clientSecret: "secret-2" },
      ],
    };
    const lines = startSummary({ ...plain, sandbox: { url: "http://127.0.0.1:4400", credentials } }).split("\n");
    const [heading, first, second] = lines.slice(lines.findIndex((line) => line.includes("API keys of")));
    expect(new Set([heading?.indexOf("API key", 20), first?.indexOf("key-1"), second?.indexOf("key-2")]).size).toBe(1);
    expect(lines.find((line) => line.includes("Seller"))).toMatch(/Company ID c-1 +id-1 +secret-1$/);
    expect(lines.find((line) => line.includes("Helpdesk"))).toMatch(/Marketplace seller +id-2 +secret-2$/);
  });

  it("still names the sandbox when it does not tell its credentials", () => {
    expect(startSummary({ ...plain, sandbox: { url: "http://mirakl.test", credentials: null } })).toContain(
      "http://mirakl.test",
    );
  });
});
