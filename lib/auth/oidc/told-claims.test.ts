import { describe, expect, it } from "vitest";
import { emailOfClaims, nameOfClaims, roleOfClaims } from "./told-claims";

const rule = { claim: "groups", adminValues: ["lk-admins", "ops"], viewerValues: ["lk-viewers"] };

describe("the role of claims", () => {
  it.each([
    ["an admin's group", { groups: ["staff", "ops"] }, "admin"],
    ["a viewer's group", { groups: ["staff", "lk-viewers"] }, "viewer"],
    ["both", { groups: ["lk-viewers", "lk-admins"] }, "admin"],
    ["one value instead of a list", { groups: "lk-viewers" }, "viewer"],
    ["other groups", { groups: ["staff"] }, null],
    ["no groups", { groups: [] }, null],
    ["no such claim", { roles: ["lk-admins"] }, null],
    ["a part of a value", { groups: ["lk-admins-emeriti", "LK-ADMINS"] }, null],
    ["what is no list of words", { groups: [["lk-admins"], { a: "ops" }, 1, null] }, null],
    ["an object", { groups: { "lk-admins": true } }, null],
  ])("of %s", (_what, claims, role) => {
    expect(roleOfClaims(claims, rule)).toBe(role);
  });

  it.each([
    ["a path", "realm_access.roles", { realm_access: { roles: ["ops"] } }, "admin"],
    ["a name with dots", "https://acme.example/roles", { "https://acme.example/roles": ["ops"] }, "admin"],
    ["a path that ends early", "realm_access.roles", { realm_access: "ops" }, null],
    ["what every object has", "constructor.name", {}, null],
  ])("is found at %s", (_what, claim, claims, role) => {
    expect(roleOfClaims(claims, { ...rule, claim, adminValues: ["ops", "Object"] })).toBe(role);
  });
});

describe("the e-mail of claims", () => {
  it.each([
    [{ email: "Ada@Example.com", email_verified: true }, "ada@example.com"],
    [{ email: "ada@example.com" }, "ada@example.com"],
    [{ email: "ada@example.com", email_verified: false }, null],
    [{ email: "ada@example.com", email_verified: "false" }, null],
    [{ email: "ada", email_verified: true }, null],
    [{ email: "a@b@c" }, null],
    [{ email: "ada\0@example.com" }, null],
    [{ email: ["ada@example.com"] }, null],
    [{}, null],
  ])("%j is %j", (claims, email) => {
    expect(emailOfClaims(claims)).toBe(email);
  });
});

describe("the name of claims", () => {
  it.each([
    [{ name: "Ada Lovelace" }, "Ada Lovelace"],
    [{ name: " ", preferred_username: "ada" }, "ada"],
    [{ name: `${"A".repeat(500)}` }, "A".repeat(120)],
    [{ name: "A\u0000da\n" }, "Ada"],
    [{ name: { first: "Ada" } }, "ada@example.com"],
    [{}, "ada@example.com"],
  ])("%j is %j", (claims, name) => {
    expect(nameOfClaims(claims, "ada@example.com")).toBe(name);
  });
});
