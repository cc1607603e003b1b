import type { MissedInput, Point } from "./watch-input";

/** Does what was missed, on what is at its place now. */
export function replayInput({ press, focus }: MissedInput): void {
  if (focus) pressableAt(focus)?.focus();
  if (!press) return;
  const target = pressableAt(press.from);
  const at = ({ x, y }: Point) => ({ bubbles: true, clientX: x, clientY: y });
  target?.dispatchEvent(new PointerEvent("pointerdown", at(press.from)));
  target?.dispatchEvent(new PointerEvent("pointerup", at(press.to)));
  if (target === pressableAt(press.to)) target?.click();
}

function pressableAt({ x, y }: Point): HTMLElement | undefined {
  return document
    .elementsFromPoint(x, y)
    .find((element): element is HTMLElement => element.matches("button, [data-brush]"));
}
