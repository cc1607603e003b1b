import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { World } from "../../world";
import { allCommands } from "../commands/all-commands";
import { credentialsView } from "../credential-views";
import { refusalOf } from "../refusal";
import { commandForms } from "./command-forms";
import { credentialCards } from "./credential-cards";
import { formInput } from "./form-input";
import { commandButton, type Html } from "./html-parts";
import { pageShell } from "./page-shell";
import { requestList } from "./request-list";

type Notice = Parameters<typeof pageShell>[0]["notice"];

/** The page at the sandbox's first address: what the control API can do, for people. */
export function createControlPage(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const done = allCommands.find(({ name }) => name === c.req.query("done"))?.done;
    return showPage(c, world, done === undefined ? null : { tone: "done", text: done });
  });
  for (const command of allCommands) {
    app.post(`/forms/${command.name}`, async (c) => {
      try {
        command.execute(world, formInput(new URLSearchParams(await c.req.text())));
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        c.status(refusal.status);
        return showPage(c, world, { tone: "problem", text: `Nothing was changed. ${refusal.message}` });
      }
      return c.redirect(`/?done=${command.name}`, 303);
    });
  }
  return app;
}

function showPage(c: Context, world: World, notice: Notice): Response | Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  c.header("Cache-Control", "no-store");
  // With "no-referrer" a browser sends "Origin: null" with the page's own forms, which localOnly refuses.
  c.header("Referrer-Policy", "same-origin");
  c.header("X-Content-Type-Options", "nosniff");
  c.header(
    "Content-Security-Policy",
    `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  return c.html(pageShell({ nonce, notice, content: pageContent(world) }));
}

function pageContent(world: World): Html {
  const { authenticationUrl, marketplaces } = credentialsView(world, { all: false });
  return html`<section aria-labelledby="addresses-title">
      <h2 id="addresses-title">Addresses</h2>
      <ul>
        <li>Authentication system: <code>${authenticationUrl}</code></li>
        ${marketplaces.map(({ name, url, tenant }) => html`<li>${name}: <code>${url}</code>, tenant <code>${tenant}</code></li>`)}
      </ul>
    </section>
    ${credentialCards(world)} ${commandForms(world)} ${requestList(world)}
    <section aria-labelledby="reset-title">
      <h2 id="reset-title">Start over</h2>
      <p>Puts back the first keys, secrets and messages, ends all tokens, and forgets requests and faults.</p>
      ${commandButton({ command: "reset", label: "Reset the sandbox", accessibleName: "Reset the sandbox" })}
    </section>`;
}
