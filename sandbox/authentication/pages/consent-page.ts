import type { Context } from "hono";
import { html } from "hono/html";
import { answerPage, type Html } from "../../page/answer-page";
import type { IntegrationType, Person } from "../../state/sign-in-entries";
import type { AuthorizationRequest } from "../authorization-request";
import type { PlaceChoice } from "../places";

const words: Record<IntegrationType, { question: string; none: string; allowed: string }> = {
  marketplace_seller: {
    question: "Which shop may it use?",
    none: "no shop that could be chosen here",
    allowed: "It can then read the shop's details and its messages, and answer messages, until somebody revokes that.",
  },
  marketplace_operator: {
    question: "Which marketplace may it use?",
    none: "no marketplace that could be chosen here",
    allowed: "It can then read the marketplace's configuration and its list of shops, until somebody revokes that.",
  },
  connect_seller: {
    question: "Which company may it use?",
    none: "no company that could be chosen here",
    allowed: "It can then read the company's orders and messages, and answer messages, until somebody revokes that.",
  },
};

interface ConsentPage {
  request: AuthorizationRequest;
  person: Person;
  places: readonly PlaceChoice[];
  /** The query of the request, with its question mark. */
  search: string;
  problem: string | null;
}

/** Asks for what the application may use, and whether it may. */
export function showConsentPage(c: Context, { request, person, places, search, problem }: ConsentPage) {
  const { application, redirectUri } = request;
  const { question, none, allowed } = words[application.integrationType];
  return answerPage(c, {
    title: `${application.label} asks for access`,
    lead: `You are signed in to the local Mirakl as ${person.name} (${person.email}).`,
    narrow: true,
    notice: problem === null ? null : { tone: "problem", text: problem },
    // Browsers hold every redirect after a form to the policy: the application's own next hops as well.
    formTargets: [new URL(redirectUri).origin, "http://localhost:*", "http://127.0.0.1:*"],
    content: html`<section>
        <form method="post" action="/authorize/decision${search}">
          ${places.length === 0 ? html`<p>${person.name} has ${none}.</p>` : placeChoices(question, places)}
          ${places.length === 0 ? "" : html`<p>${allowed}</p>`}
          <div class="actions">
            ${places.length === 0 ? "" : html`<button class="primary" name="decision" value="allow">Allow</button>`}
            <button name="decision" value="deny" formnovalidate>Deny</button>
          </div>
        </form>
      </section>
      <form method="post" action="/authorize/sign-out${search}"><button>Use another person</button></form>`,
  });
}

function placeChoices(question: string, places: readonly PlaceChoice[]): Html {
  return html`<fieldset>
    <legend>${question}</legend>
    ${places.map(
      ({ value, name, detail }) => html`<label class="choice">
        <input type="radio" name="place" value="${value}" required ${places.length === 1 ? "checked" : ""}>
        <span><b>${name}</b><br>${detail}</span>
      </label>`,
    )}
  </fieldset>`;
}
