import type { MissedInput, Point } from "./watch-input";

/** Does what was missed, on what has taken the place of what was pressed. */
export function replayInput({ within, press, focus }: MissedInput): void {
  const buttonThatSays = (words: string) =>
    [...within.querySelectorAll("button")].find(({ textContent }) => textContent === words);
  if (focus !== null) buttonThatSays(focus)?.focus();
  if (typeof press === "string") buttonThatSays(press)?.click();
  else if (press) drag(within.querySelector("[data-brush]"), press);
}

function drag(target: Element | null, { from, to }: { from: Point; to: Point }): void {
  // What else is pressed on a chart does nothing.
  if (!target || !document.elementsFromPoint(from.x, from.y).includes(target)) return;
  const at = ({ x, y }: Point) => ({ bubbles: true, clientX: x, clientY: y });
  target.dispatchEvent(new PointerEvent("pointerdown", at(from)));
  target.dispatchEvent(new PointerEvent("pointerup", at(to)));
}
