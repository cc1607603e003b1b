/** Longer than that nobody waits for what they pressed. */
const patienceMs = 10_000;
const lookEveryMs = 50;

let waiting: ReturnType<typeof setInterval>;

/**
 * Next runs this file before React listens to the page, which takes all of the page's code. What is pressed meanwhile is
 * lost to React, and pressed once more here as soon as somebody listens; only the last press counts.
 */
addEventListener(
  "click",
  ({ target, timeStamp }) => {
    clearInterval(waiting);
    const button = buttonAt(target);
    // A button that submits does so without React.
    if (!button || isListenedTo(button) || button.type === "submit") return;
    waiting = setInterval(() => {
      const isOver = !button.isConnected || performance.now() - timeStamp > patienceMs;
      if (!isOver && !isListenedTo(button)) return;
      clearInterval(waiting);
      if (!isOver) button.click();
    }, lookEveryMs);
  },
  true,
);

// A press may make React listen at once, and is done then. What React cannot do yet it keeps from getting this far.
addEventListener("click", ({ target }) => {
  const button = buttonAt(target);
  if (button && isListenedTo(button)) clearInterval(waiting);
});

function buttonAt(target: EventTarget | null): HTMLButtonElement | null {
  return target instanceof Element ? target.closest("button") : null;
}

/** React keeps what it knows of an element on the element, and says so nowhere: `early-press.spec.ts` would tell. */
function isListenedTo(element: Element): boolean {
  return Object.keys(element).some((key) => key.startsWith("__reactProps$"));
}
