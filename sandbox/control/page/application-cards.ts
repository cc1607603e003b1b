import { html } from "hono/html";
import type { Html } from "../../page/answer-page";
import type { ApplicationView } from "../application-views";
import type { PersonView } from "../person-views";
import { commandButton, copyable } from "./html-parts";
import { lifetimeWords } from "./lifetime-words";

export const integrationWords = {
  marketplace_operator: "Marketplace operators",
  marketplace_seller: "Marketplace sellers",
  connect_seller: "Mirakl Connect sellers",
};

/** The OAuth clients for Sign in with Mirakl. */
export function applicationCards(applications: readonly ApplicationView[]): Html {
  return html`<section aria-labelledby="applications-title">
    <h2 id="applications-title">Applications</h2>
    <p>OAuth clients for Sign in with Mirakl. The ready-made ones accept <code>/auth/mirakl</code> at any port of localhost and 127.0.0.1 as their redirect URI.</p>
    <ul class="cards">${applications.map(applicationCard)}</ul>
  </section>`;
}

function applicationCard(application: ApplicationView): Html {
  const { label, integrationType, clientId, clientSecret, redirectUris, refreshTokens, tokenLifetime } = application;
  return html`<li class="card">
    <h3>${label}</h3>
    <dl>
      <dt>For</dt><dd>${integrationWords[integrationType]}</dd>
      ${copyable({ label: "Client ID", value: clientId, of: label })}
      ${copyable({ label: "Client secret", value: clientSecret, of: label })}
      <dt>Redirect URIs</dt><dd>${redirectUris.map((uri) => html`<div><code>${uri}</code></div>`)}</dd>
      <dt>Refresh tokens</dt><dd>${refreshTokens}</dd>
      <dt>Token lifetime</dt><dd>${lifetimeWords(tokenLifetime)}</dd>
    </dl>
    <div class="actions">
      ${commandButton({
        command: "rotate-client-secret",
        label: "Rotate secret",
        accessibleName: `Rotate the secret of ${label}`,
        values: { clientId },
      })}
      ${commandButton({
        command: "revoke-tokens",
        label: "Revoke tokens",
        accessibleName: `Revoke the tokens of ${label}`,
        values: { clientId },
      })}
    </div>
  </li>`;
}

/** Who can sign in at Mirakl, and what each may give access to. */
export function personCards(people: readonly PersonView[]): Html {
  return html`<section aria-labelledby="people-title">
    <h2 id="people-title">People</h2>
    <p>They sign in at Mirakl without a password.</p>
    <ul class="cards">${people.map(personCard)}</ul>
  </section>`;
}

function personCard({ name, email, shops, companies, operatorOf }: PersonView): Html {
  return html`<li class="card">
    <h3>${name}</h3>
    <dl>
      ${copyable({ label: "E-mail", value: email, of: name })}
      ${
        shops.length === 0
          ? ""
          : list(
              "Shops",
              shops.map((shop) => `${shop.name} (${shop.marketplaceName}, ${shop.shopId})`),
            )
      }
      ${
        companies.length === 0
          ? ""
          : list(
              "Companies",
              companies.map((company) => company.name),
            )
      }
      ${operatorOf.length === 0 ? "" : list("Operator of", operatorOf)}
    </dl>
  </li>`;
}

function list(title: string, entries: readonly string[]): Html {
  return html`<dt>${title}</dt><dd>${entries.map((entry) => html`<div>${entry}</div>`)}</dd>`;
}
