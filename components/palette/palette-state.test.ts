import { expect, it } from "vitest";
import { isPaletteKey } from "./palette-state";

const press = (own: object) => ({ key: "k", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...own });

it.each([
  ["⌘K", { metaKey: true }, true],
  ["Ctrl+K", { ctrlKey: true }, true],
  ["Ctrl+K with caps lock", { ctrlKey: true, key: "K" }, true],
  ["a letter that is typed", {}, false],
  ["another key", { ctrlKey: true, key: "j" }, false],
  ["Ctrl+Shift+K, which browsers need", { ctrlKey: true, shiftKey: true }, false],
  ["AltGr, which writes a letter somewhere", { ctrlKey: true, altKey: true }, false],
])("%s", (_, own, opens) => {
  expect(isPaletteKey(press(own))).toBe(opens);
});
