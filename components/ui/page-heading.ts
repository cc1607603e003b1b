/** Has the focus when what had it is gone. Takes it where it has a `tabIndex`. */
export function pageHeading(): HTMLElement | null {
  return document.querySelector<HTMLElement>("main h1");
}
