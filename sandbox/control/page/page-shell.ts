import { html, raw } from "hono/html";
import type { Html } from "./html-parts";
import { pageStyle } from "./page-style";

/** Copies on a click and says so; without it the values can still be selected. */
const copyScript = `
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const status = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    status.textContent = "Copied";
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; status.textContent = ""; }, 1500);
  } catch {
    status.textContent = "The browser did not allow copying. Select the value instead.";
  }
});`;

interface PageShell {
  /** For the page's own style and script, which its content security policy lets run. */
  nonce: string;
  content: Html;
  notice: { tone: "done" | "problem"; text: string } | null;
}

/** The document around the page's content. */
export function pageShell({ nonce, content, notice }: PageShell): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Local Mirakl</title>
<style nonce="${nonce}">${raw(pageStyle)}</style>
</head>
<body>
<header>
  <h1>Local Mirakl</h1>
  <p>A fake Mirakl on this computer, for trying things out. Nothing here reaches the real Mirakl: its marketplaces, shops, people and messages are invented.</p>
</header>
<main>
${notice ? html`<p class="notice ${notice.tone}" role="${notice.tone === "done" ? "status" : "alert"}">${notice.text}</p>` : ""}
${content}
</main>
<p id="copied" class="toast" role="status"></p>
<script nonce="${nonce}">${raw(copyScript)}</script>
</body>
</html>`;
}
