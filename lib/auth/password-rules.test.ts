import { describe, expect, it } from "vitest";
import { checkNewPassword, longestPassword, shortestPassword } from "./password-rules";
import { generatePassword } from "./passwords";

const ada = { email: "ada.lovelace@engines.example.com", name: "Ada Lovelace" };
const check = (password: string) => checkNewPassword(password, ada);

describe("a new password", () => {
  it.each([
    "correct horse battery staple",
    "correct-horse-battery",
    "k3v9-2mfa-q8za",
    "ein ganz langer Satz über nichts",
    "パスワードは長いほうがいい",
    "🦊🐙🦉🐝🦋🐢🦔🐿🦇🐳🦜🐌",
    generatePassword(),
  ])("may be %j", (password) => {
    expect(check(password)).toBeNull();
  });

  it.each([
    ["too short, in characters and not in bytes", "🦊🐙🦉🐝🦋🐢", `at least ${shortestPassword} characters`],
    ["too short", "k3v9-2mfa-q", `at least ${shortestPassword} characters`],
    ["too long", "k3v9 ".repeat(26), `at most ${longestPassword} characters`],
    ["what no database can hold", "k3v9-2mfa-q8za\0", "cannot be typed"],
    ["a leaked password", "1q2w3e4r5t6y", "tried first"],
    ["a leaked password in other case", "AdMiNiStRaToR", "tried first"],
    ["a leaked password with its usual end", "Password2024!", "tried first"],
    ["a leaked password twice", "iloveyouiloveyou", "tried first"],
    ["a leaked password in other signs", "p@55w0rdp@55w0rd", "tried first"],
    ["one character, again and again", "a".repeat(64), "tried first"],
    ["a row of keys", "qwertyuiop[]", "tried first"],
    ["a row of letters", "abcdefghijklmnop", "tried first"],
    ["the e-mail address", ada.email, "too close to your name"],
    ["the name", "adalovelace12", "too close to your name"],
    ["the name in other signs", "4da.L0velace1", "too close to your name"],
    ["the product", "latchkeylatchkey", "too close to your name"],
    ["the product and a year", "latchkey2026", "too close to your name"],
  ])("is not %s", (_what, password, sentence) => {
    expect(check(password)).toContain(sentence);
  });

  it("is looked at within a moment, however long it is", () => {
    const begun = performance.now();
    for (const part of ["p@55w0rd", "aB3$", "@4(<{[3!|1$05+27%s"]) check(part.repeat(128).slice(0, longestPassword));
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
