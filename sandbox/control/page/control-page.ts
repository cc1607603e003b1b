import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { answerPage, type Html, type Notice } from "../../page/answer-page";
import type { World } from "../../world";
import { allCommands } from "../commands/all-commands";
import { credentialsView } from "../credential-views";
import { refusalOf } from "../refusal";
import { authorizationList } from "./authorization-list";
import { commandForms } from "./command-forms";
import { copyScript } from "./copy-script";
import { credentialCards } from "./credential-cards";
import { formInput } from "./form-input";
import { commandButton } from "./html-parts";
import { requestList } from "./request-list";

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

function showPage(c: Context, world: World, notice: Notice | null): Response | Promise<Response> {
  return answerPage(c, {
    title: "Local Mirakl",
    lead: "A fake Mirakl on this computer, for trying things out. Nothing here reaches the real Mirakl: its marketplaces, shops, people and messages are invented.",
    notice,
    content: pageContent(world),
    script: copyScript,
  });
}

function pageContent(world: World): Html {
  const { authenticationUrl, connectUrl, marketplaces } = credentialsView(world, { all: false });
  return html`<section aria-labelledby="addresses-title">
      <h2 id="addresses-title">Addresses</h2>
      <ul>
        <li>Authentication system: <code>${authenticationUrl}</code></li>
        ${marketplaces.map(({ name, url, tenant }) => html`<li>${name}: <code>${url}</code>, tenant <code>${tenant}</code></li>`)}
        <li>Mirakl Connect: <code>${connectUrl}</code></li>
      </ul>
    </section>
    ${credentialCards(world)} ${authorizationList(world)} ${commandForms(world)} ${requestList(world)}
    <section aria-labelledby="reset-title">
      <h2 id="reset-title">Start over</h2>
      <p>Puts back the first keys, secrets and messages, ends all tokens, and forgets requests and faults.</p>
      ${commandButton({ command: "reset", label: "Reset the sandbox", accessibleName: "Reset the sandbox" })}
    </section>
    <p id="copied" class="toast" role="status"></p>`;
}
