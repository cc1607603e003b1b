import { expect, it } from "vitest";
import { messageDocument } from "./message-document";

it("brings its own policy before anything of the message", () => {
  const page = messageDocument("<p>Hello</p>", "light");
  const policy = page.indexOf(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
  );
  expect(policy).toBeGreaterThan(0);
  expect(page.indexOf("<p>Hello</p>")).toBeGreaterThan(policy);
});

it("is written for the page's theme", () => {
  expect(messageDocument("", "light")).toContain(":root{color-scheme:light;");
  expect(messageDocument("", "dark")).toContain(":root{color-scheme:dark;");
});
