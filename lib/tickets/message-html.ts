/** What a person typed, as the HTML that Mirakl takes: their text and line breaks, and nothing of it as markup. */
export function messageHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/\r\n?|\n/g, "<br>\n");
}
