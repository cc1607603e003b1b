/** What somebody did on an element that did not answer yet. What takes the place of its parts may stand elsewhere. */
export interface MissedInput {
  within: HTMLElement;
  /** A button by what it says, or a drag over the timeline in shares of its width. */
  press: string | { from: number; to: number } | null;
  /** What the button says that has the focus. */
  focus: string | null;
}

/** A click comes right after the pointer was lifted, or never. */
const clickAfterMs = 50;

/**
 * Watches what is done on an element that does not answer yet, so that it can be done on what takes its place.
 * @returns `end`, which waits until no pointer is down: one that is lifted on another element clicks neither
 */
export function watchInput(element: HTMLElement, signal: AbortSignal): { end: () => Promise<MissedInput> } {
  let press: MissedInput["press"] = null;
  let isLifted = Promise.resolve();
  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      const timeline = closest(event.target, "[data-timeline]");
      isLifted = new Promise((lifted) => {
        const end = (last: PointerEvent) => {
          if (timeline && last.type === "pointerup") {
            press = { from: shareOf(timeline, event.clientX), to: shareOf(timeline, last.clientX) };
          }
          setTimeout(lifted, clickAfterMs);
        };
        for (const type of ["pointerup", "pointercancel"] as const) addEventListener(type, end, { once: true, signal });
      });
    },
    { signal, passive: true },
  );
  element.addEventListener("click", ({ target }) => (press = wordsOf(target) ?? press), { signal, passive: true });
  async function end(): Promise<MissedInput> {
    // Another press may have begun while the one before was waited for.
    let waitedFor: unknown;
    while (waitedFor !== isLifted) {
      waitedFor = isLifted;
      await waitedFor;
    }
    const { activeElement } = document;
    return { within: element, press, focus: element.contains(activeElement) ? wordsOf(activeElement) : null };
  }
  return { end };
}

function closest(target: EventTarget | null, selector: string): Element | null {
  return target instanceof Element ? target.closest(selector) : null;
}

/** @returns null for what is no button */
function wordsOf(target: EventTarget | null): string | null {
  return closest(target, "button")?.textContent ?? null;
}

function shareOf(element: Element, clientX: number): number {
  const { left, width } = element.getBoundingClientRect();
  return (clientX - left) / width;
}
