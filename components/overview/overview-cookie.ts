/** Whether a person has put the charts of the overview away: the server renders the page accordingly. */
export const overviewCookie = { name: "latchkey-overview", closed: "closed", open: "open" };

export function rememberOverview(isOpen: boolean): void {
  const value = isOpen ? overviewCookie.open : overviewCookie.closed;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${overviewCookie.name}=${value}; path=/; max-age=31536000; samesite=lax`;
}
