export interface Point {
  x: number;
  y: number;
}

/** What somebody did on an element that did not answer yet. */
export interface MissedInput {
  press: { from: Point; to: Point } | null;
  /** Where the focus is. */
  focus: Point | null;
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
      const isByKey = event.detail === 0;
      const to = isByKey ? middleOf(event.target as Element) : { x: event.clientX, y: event.clientY };
      press = { from: isByKey || !from ? to : from, to };
    },
    { signal, passive: true },
  );
  async function end(): Promise<MissedInput> {
    await isLifted;
    const { activeElement } = document;
    return { press, focus: element.contains(activeElement) && activeElement ? middleOf(activeElement) : null };
  }
  return { end };
}

function middleOf(element: Element): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
