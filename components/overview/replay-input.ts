import type { MissedInput } from "./watch-input";

/** Does what was missed, on what has taken the place of what was pressed. */
export function replayInput({ within, press, focus }: MissedInput): void {
  const buttonThatSays = (words: string) =>
    [...within.querySelectorAll("button")].find(({ textContent }) => textContent === words);
  if (focus !== null) buttonThatSays(focus)?.focus();
  if (typeof press === "string") buttonThatSays(press)?.click();
  else if (press) drag(within.querySelector("[data-brush]"), press);
}

function drag(brush: Element | null, { from, to }: { from: number; to: number }): void {
  if (!brush) return;
  const { left, width } = brush.getBoundingClientRect();
  const at = (share: number) => ({ bubbles: true, clientX: left + share * width });
  brush.dispatchEvent(new PointerEvent("pointerdown", at(from)));
  brush.dispatchEvent(new PointerEvent("pointerup", at(to)));
}
