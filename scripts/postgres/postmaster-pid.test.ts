import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findPostmaster, parsePostmasterPid } from "./postmaster-pid";

const text = (pid: number) => `${pid}\n/data/postgres\n1795252098\n33383\n\n127.0.0.1\n  5432001     32768\nready   \n`;

describe("parsePostmasterPid", () => {
  it("reads process id and port", () => {
    expect(parsePostmasterPid(text(4711))).toEqual({ pid: 4711, port: 33383 });
  });

  it.each(["", "4711\n", "x\n/data\n1\n2\n"])("takes %j for unreadable", (broken) => {
    expect(parsePostmasterPid(broken)).toBeNull();
  });
});

describe("findPostmaster", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "latchkey-pid-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("finds none without the file", () => {
    expect(findPostmaster(folder)).toBeNull();
  });

  it("removes the file of a killed server whose process id belongs to another program now", () => {
    const file = join(folder, "postmaster.pid");
    writeFileSync(file, text(process.pid));
    expect(findPostmaster(folder)).toBeNull();
    expect(existsSync(file)).toBe(false);
  });

  it("leaves the file of a dead process to PostgreSQL, which knows what to recover", () => {
    const file = join(folder, "postmaster.pid");
    writeFileSync(file, text(2 ** 22 + 1));
    expect(findPostmaster(folder)).toBeNull();
    expect(existsSync(file)).toBe(true);
  });
});
