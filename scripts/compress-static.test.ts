import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { compressStatic } from "./compress-static";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-static-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("lays twins beside text at any depth, and none beside what is compressed already", async () => {
  const text = "the same words over and over\n".repeat(200);
  mkdirSync(join(folder, "chunks/deep"), { recursive: true });
  writeFileSync(join(folder, "chunks/deep/page.js"), text);
  writeFileSync(join(folder, "font.woff2"), "glyphs");
  await compressStatic(folder);
  expect(readdirSync(folder).sort()).toEqual(["chunks", "font.woff2"]);
  const twin = (ending: string) => readFileSync(join(folder, `chunks/deep/page.js.${ending}`));
  expect(brotliDecompressSync(twin("br")).toString()).toBe(text);
  expect(gunzipSync(twin("gz")).toString()).toBe(text);
  expect(twin("br").length).toBeLessThan(text.length / 10);
});
