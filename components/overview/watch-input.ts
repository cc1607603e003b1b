export interface Point {
  x: number;
  y: number;
}

/** What somebody did on an element that did not answer yet. What takes the place of its parts may stand elsewhere. */
export interface MissedInput {
  within: HTMLElement;
  /** A button by what it says, or a drag. */
  press: string | { from: Point; to: Point } | null;
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
  let from: Point | null = null;
  let press: MissedInput["press"] = null;
  let isLifted = Promise.resolve();
  element.addEventListener(
    "pointerdown",
    (event) => {
      from = { x: event.clientX, y: event.clientY };
      isLifted = new Promise((lifted) => {
        for (const end of ["pointerup", "pointercancel"]) {
          addEventListener(end, () => setTimeout(lifted, clickAfterMs), { once: true, signal });
        }
      });
    },
    { signal, passive: true },
  );
  element.addEventListener(
    "click",
    (event) => {
      const to = { x: event.clientX, y: event.clientY };
      press = wordsOf(event.target) ?? { from: from ?? to, to };
    },
    { signal, passive: true },
  );
  async function end(): Promise<MissedInput> {
    await isLifted;
    const { activeElement } = document;
    return { within: element, press, focus: element.contains(activeElement) ? wordsOf(activeElement) : null };
  }
  return { end };
}

/** @returns null for what is no button */
function wordsOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest("button")?.textContent ?? null) : null;
}
