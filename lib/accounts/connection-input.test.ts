import { describe, expect, it } from "vitest";
import { accountName, connectionInput, fieldErrorsOf } from "./connection-input";

const key = {
  authenticationMethod: "api_key",
  name: " ACME ",
  environment: "production",
  baseUrl: "acme-prod.mirakl.net/api",
  apiKey: " k-1 ",
};
const client = {
  authenticationMethod: "client_credentials",
  name: "ACME",
  environment: "production",
  clientId: "id",
  clientSecret: "s3cret",
};

function errorsOf(input: object): Record<string, string> {
  const result = connectionInput.safeParse(input);
  return result.success ? {} : fieldErrorsOf(result.error);
}

describe("connectionInput", () => {
  it("cleans what people paste", () => {
    expect(connectionInput.parse({ ...key, shopId: " 2000 " })).toEqual({
      authenticationMethod: "api_key",
      name: "ACME",
      environment: "production",
      baseUrl: "https://acme-prod.mirakl.net",
      apiKey: "k-1",
      shopId: "2000",
    });
    expect(connectionInput.parse({ ...key, shopId: "" })).toMatchObject({ shopId: null });
  });

  it("knows the three shapes of client credentials", () => {
    expect(connectionInput.parse({ ...client, baseUrl: "acme.example" })).toMatchObject({
      baseUrl: "https://acme.example",
      companyId: null,
    });
    expect(connectionInput.parse({ ...client, baseUrl: "", companyId: "c1" })).toMatchObject({
      baseUrl: null,
      companyId: "c1",
    });
    expect(connectionInput.parse(client)).toMatchObject({ baseUrl: null, companyId: null, shopId: null });
  });

  it.each([
    [{ ...key, name: "  " }, "name"],
    [{ ...key, name: "x".repeat(121) }, "name"],
    [{ ...key, name: "AC\u0000ME" }, "name"],
    [{ ...key, environment: undefined }, "environment"],
    [{ ...key, environment: "live" }, "environment"],
    [{ ...key, baseUrl: "" }, "baseUrl"],
    [{ ...key, baseUrl: "acme" }, "baseUrl"],
    [{ ...key, apiKey: "" }, "apiKey"],
    [{ ...key, apiKey: "two words" }, "apiKey"],
    [{ ...key, apiKey: "half\nkey" }, "apiKey"],
    [{ ...key, shopId: "ACME" }, "shopId"],
    [{ ...client, clientId: "" }, "clientId"],
    [{ ...client, clientSecret: "" }, "clientSecret"],
    [{ ...client, baseUrl: "acme.example", companyId: "c1" }, "companyId"],
    [{ ...client, companyId: "c\u00001" }, "companyId"],
    [{ ...client, shopId: "2000" }, "shopId"],
  ])("marks the field of %j", (input, field) => {
    const errors = errorsOf(input);
    expect(Object.keys(errors)).toEqual([field]);
    expect(JSON.stringify(errors)).not.toMatch(/two words|half.key|s3cret|expected|received/i);
  });

  it("names every missing field at once", () => {
    const empty = { authenticationMethod: "api_key", name: "", baseUrl: "", apiKey: "" };
    expect(Object.keys(errorsOf(empty)).sort()).toEqual(["apiKey", "baseUrl", "environment", "name"]);
  });
});

describe("a name that people type", () => {
  it.each(["Basecamp", "Zoë's 👩‍👩‍👧", "مرحبا", "  Basecamp  "])("may be %j", (name) => {
    expect(accountName.parse(name)).toBe(name.trim());
  });

  it.each([
    ["nothing", "  "],
    ["nothing that can be seen", "\u200b\u2060\ufeff"],
    ["a control character", "a\0b"],
    ["half a character", "a\ud800"],
    ["what reverses the text around it", "Shop \u202egnp.exe"],
    ["what isolates the text around it", "Shop \u2067x"],
  ])("is not %s", (_, name) => expect(accountName.safeParse(name).success).toBe(false));
});
