import { describe, expect, it } from "vitest";
import { draftErrors, firstInvalidField } from "./draft-errors";
import { emptyDraft, type WizardDraft } from "./wizard-draft";

const key: WizardDraft = {
  ...emptyDraft,
  name: "ACME Shop",
  baseUrl: "https://acme-prod.mirakl.net",
  environment: "production",
  apiKey: "3d1f-key",
};
const client: WizardDraft = { ...key, apiKey: "", clientId: "client", clientSecret: "secret" };

describe("draftErrors", () => {
  it("finds nothing in a complete draft", () => {
    expect(draftErrors("api_key", key)).toEqual({});
    expect(draftErrors("client_credentials", client)).toEqual({});
  });

  it("names everything that an empty API key form lacks", () => {
    expect(draftErrors("api_key", emptyDraft)).toEqual({
      name: "Enter the account name",
      baseUrl: "Enter the marketplace's address, such as acme-prod.mirakl.net",
      environment: "Choose the target environment",
      apiKey: "Enter the API key",
    });
  });

  it("needs neither URL nor Company ID with client credentials", () => {
    expect(Object.keys(draftErrors("client_credentials", emptyDraft))).toEqual([
      "name",
      "environment",
      "clientId",
      "clientSecret",
    ]);
  });

  it("refuses a URL beside a Company ID, even while other fields are still empty", () => {
    const both = { ...emptyDraft, baseUrl: "acme-prod.mirakl.net", companyId: "4242" };
    expect(draftErrors("client_credentials", both).companyId).toMatch(/not both/);
    expect(draftErrors("api_key", { ...key, companyId: "4242" })).toEqual({});
  });

  it("refuses a Shop ID without the marketplace it belongs to", () => {
    expect(draftErrors("client_credentials", { ...client, baseUrl: "", shopId: "2000" }).shopId).toMatch(/Mirakl URL/);
  });

  it("says what is wrong with an address, for both methods", () => {
    for (const method of ["api_key", "client_credentials"] as const) {
      expect(draftErrors(method, { ...emptyDraft, baseUrl: "ftp://acme.example" }).baseUrl).toMatch(/https address/);
    }
  });

  it("ignores what was typed for another method", () => {
    expect(draftErrors("client_credentials", { ...client, apiKey: "with a space" })).toEqual({});
  });
});

describe("firstInvalidField", () => {
  it("follows the order of the form", () => {
    expect(firstInvalidField("client_credentials", { shopId: "x", clientSecret: "x" })).toBe("clientSecret");
    expect(firstInvalidField("api_key", {})).toBeNull();
  });
});
