import { describe, expect, it } from "vitest";
import { mayEnter, parsePasswd } from "./postgres-user";

describe("parsePasswd", () => {
  it("reads names and ids, and passes over what is no user", () => {
    expect(parsePasswd("root:x:0:0:root:/root:/bin/bash\n# comment\nnobody:x:65534:65533::/:/bin/false\n")).toEqual([
      { name: "root", uid: 0, gid: 0 },
      { name: "nobody", uid: 65534, gid: 65533 },
    ]);
  });
});

describe("mayEnter", () => {
  const user = { name: "nobody", uid: 10, gid: 20 };

  it.each([
    ["everybody's folder", { mode: 0o40755, uid: 0, gid: 0 }, true],
    ["root's private folder", { mode: 0o40700, uid: 0, gid: 0 }, false],
    ["a folder to pass through but not to read", { mode: 0o40711, uid: 0, gid: 0 }, true],
    ["the own folder", { mode: 0o40700, uid: 10, gid: 0 }, true],
    ["the group's folder", { mode: 0o40750, uid: 0, gid: 20 }, true],
    ["the group's folder that shuts the group out", { mode: 0o40705, uid: 0, gid: 20 }, false],
  ])("%s", (_, folder, expected) => {
    expect(mayEnter(user, folder)).toBe(expected);
  });
});
