/**
 * For the `onCloseAutoFocus` of what can be closed, which comes a moment after it has gone from the page. Whoever put
 * the focus elsewhere in that moment, as quick hands do with `Esc` and `/`, keeps it there.
 * @returns whether the focus was moved, and the event prevented
 */
export function keepMovedFocus(event: Event): boolean {
  const focused = document.activeElement;
  // The browser gives the focus to the body when what had it is taken from the page.
  const isMoved = focused !== null && focused !== document.body;
  if (isMoved) event.preventDefault();
  return isMoved;
}
