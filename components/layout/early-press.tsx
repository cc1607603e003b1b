/**
 * What is pressed before React listens to the page, which takes all of the page's code, is lost to React. This script,
 * in the page before anything that can be pressed, presses it once more as soon as somebody listens.
 */
export function EarlyPress({ nonce }: { nonce?: string }) {
  const script = `(${pressAgain})()`;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own code, and React writes no script any other way.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}

/** Its text runs in the browser by itself: it uses nothing from outside of it. */
function pressAgain(): void {
  /** Longer than that nobody waits for what they pressed. */
  const patienceMs = 10_000;
  const lookEveryMs = 50;
  let waiting: ReturnType<typeof setInterval>;

  const buttonAt = (target: EventTarget | null) => (target instanceof Element ? target.closest("button") : null);
  // React keeps what it knows of an element on the element, and says so nowhere: `early-press.spec.ts` would tell.
  const isListenedTo = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));

  // Only the last press counts.
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
}
