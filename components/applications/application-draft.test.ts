import { describe, expect, it } from "vitest";
import type { ApplicationView } from "@/lib/applications/application-view";
import {
  type ApplicationDraft,
  applicationErrors,
  draftOf,
  emptyDraft,
  firstInvalidField,
  proposedSlug,
  toApplicationChange,
  toApplicationInput,
} from "./application-draft";

const redirectUri = "https://latchkey.example.com/auth/mirakl";
const applicationId = "00000000-0000-4000-8000-000000000000";
const complete: ApplicationDraft = {
  ...emptyDraft(redirectUri),
  name: "Northgate",
  slug: "northgate",
  environment: "production",
  integrationType: "marketplace_seller",
  clientId: "client",
  clientSecret: "secret",
};

describe("applicationErrors", () => {
  it("finds nothing in a complete draft, new or changed", () => {
    expect(applicationErrors(complete, null)).toEqual({});
    expect(applicationErrors({ ...complete, clientSecret: "" }, applicationId)).toEqual({});
  });

  it("names everything that an empty form lacks", () => {
    const errors = applicationErrors(emptyDraft(redirectUri), null);
    expect(Object.keys(errors).sort()).toEqual(
      ["clientId", "clientSecret", "environment", "integrationType", "name", "slug"].sort(),
    );
    expect(firstInvalidField(errors)).toBe("name");
  });

  it("judges the audience by the integration type, even while other fields are still empty", () => {
    const operator = {
      ...emptyDraft(redirectUri),
      integrationType: "marketplace_operator",
      audience: "acme:1",
    } as const;
    expect(applicationErrors(operator, null).audience).toMatch(/marketplace alone/);
    expect(applicationErrors({ ...operator, integrationType: "marketplace_seller" }, null).audience).toBeUndefined();
    expect(applicationErrors({ ...complete, ...operator }, applicationId).audience).toMatch(/marketplace alone/);
  });

  it("says what a redirect URI looks like", () => {
    expect(applicationErrors({ ...complete, redirectUri: "latchkey" }, null).redirectUri).toMatch(/redirect URI/);
  });
});

describe("what is sent", () => {
  it("holds no audience for Mirakl Connect, whatever was typed before", () => {
    const draft = { ...complete, integrationType: "connect_seller", audience: "acme" } as const;
    expect(toApplicationInput(draft).audience).toBe("");
    expect(toApplicationChange(applicationId, draft).audience).toBe("");
    expect(applicationErrors(draft, null)).toEqual({});
  });

  it("changes neither client nor environment of an application", () => {
    expect(Object.keys(toApplicationChange(applicationId, complete))).toEqual([
      "applicationId",
      "name",
      "slug",
      "redirectUri",
      "sendsRedirectUri",
      "sendsResponseType",
      "audience",
    ]);
  });
});

it("shows an application in the form without a secret", () => {
  const { clientSecret: _secret, ...shown } = complete;
  const application = { ...shown, audience: null, secretLastFour: "7Kdx" } as unknown as ApplicationView;
  expect(draftOf(application)).toEqual({ ...complete, clientSecret: "", audience: "" });
});

it.each([
  ["Northgate Services (EU)", "northgate-services-eu"],
  ["  Größe & Café  ", "grosse-cafe"],
  ["---", ""],
  ["A".repeat(70), "a".repeat(60)],
])("proposes for %j the address %j", (name, slug) => {
  expect(proposedSlug(name)).toBe(slug);
});
