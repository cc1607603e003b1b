import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { html, raw } from "hono/html";
import { pageStyle } from "./page-style";

/** A piece of a page; every value put into it was escaped. */
export type Html = ReturnType<typeof html>;

export interface Notice {
  tone: "done" | "problem";
  text: string;
}

interface Page {
  /** Also the page's heading. */
  title: string;
  lead: string;
  notice?: Notice | null;
  content: Html;
  /** Runs in the page; pages must also work without it. */
  script?: string;
  /** For pages that ask one question. */
  narrow?: boolean;
  /** Origins, besides the page's own, that its forms may end up at by redirects. */
  formTargets?: readonly string[];
}

/** Answers with a page that loads nothing and runs nothing but its own script. */
export function answerPage(c: Context, page: Page): Response | Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const formAction = ["'self'", ...(page.formTargets ?? [])].join(" ");
  c.header("Cache-Control", "no-store");
  // With "no-referrer" a browser sends "Origin: null" with the page's own forms, which localOnly refuses.
  c.header("Referrer-Policy", "same-origin");
  c.header("X-Content-Type-Options", "nosniff");
  c.header(
    "Content-Security-Policy",
    `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
  );
  return c.html(documentOf(page, nonce));
}

function documentOf({ title, lead, notice, content, script, narrow = false }: Page, nonce: string): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style nonce="${nonce}">${raw(pageStyle)}</style>
</head>
<body${narrow ? raw(` class="narrow"`) : ""}>
<header>
  <h1>${title}</h1>
  ${lead ? html`<p>${lead}</p>` : ""}
</header>
<main>
${notice ? html`<p class="notice ${notice.tone}" role="${notice.tone === "done" ? "status" : "alert"}">${notice.text}</p>` : ""}
${content}
</main>
${script ? html`<script nonce="${nonce}">${raw(script)}</script>` : ""}
</body>
</html>`;
}
