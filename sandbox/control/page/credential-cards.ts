import { html } from "hono/html";
import type { Html } from "../../page/answer-page";
import type { World } from "../../world";
import { type ApiKeyView, type ClientView, credentialsView } from "../credential-views";
import { applicationCards, personCards } from "./application-cards";
import { commandButton, copyable } from "./html-parts";
import { lifetimeWords } from "./lifetime-words";

const roleWords = { full: "Everything", messages: "Messages only", shop_details: "Shop details only" };
const typeWords = {
  marketplace: "Marketplace",
  connect_seller: "Mirakl Connect seller",
  channel_partner: "Mirakl Connect channel partner",
};

/** The credentials to try things with, and what can be done to each. */
export function credentialCards(world: World): Html {
  const { apiKeys, clients, applications, people } = credentialsView(world, { all: true });
  return html`<section aria-labelledby="keys-title">
      <h2 id="keys-title">API keys</h2>
      <ul class="cards">${apiKeys.map(apiKeyCard)}</ul>
    </section>
    <section aria-labelledby="clients-title">
      <h2 id="clients-title">Client IDs and secrets</h2>
      <ul class="cards">${clients.map(clientCard)}</ul>
    </section>
    ${applicationCards(applications)} ${personCards(people)}`;
}

function apiKeyCard(key: ApiKeyView): Html {
  const { label, apiKey, role, rejected } = key;
  return html`<li class="card">
    <h3>${label} ${rejected ? html`<span class="tag">Rejected</span>` : ""}</h3>
    <dl>
      ${place(key)}
      ${copyable({ label: "API key", value: apiKey, of: label })}
      <dt>May read</dt><dd>${roleWords[role]}</dd>
    </dl>
    <div class="actions">
      ${
        rejected
          ? commandButton({
              command: "reject-api-key",
              label: "Accept again",
              accessibleName: `Accept the API key of ${label} again`,
              values: { apiKey, rejected: "false" },
            })
          : commandButton({
              command: "reject-api-key",
              label: "Reject",
              accessibleName: `Reject the API key of ${label}`,
              values: { apiKey },
            })
      }
      ${commandButton({
        command: "regenerate-api-key",
        label: "Regenerate",
        accessibleName: `Regenerate the API key of ${label}`,
        values: { apiKey },
      })}
    </div>
  </li>`;
}

function clientCard(client: ClientView): Html {
  const { label, type, clientId, clientSecret, companyId, tokenLifetime } = client;
  return html`<li class="card">
    <h3>${label}</h3>
    <dl>
      <dt>For</dt><dd>${typeWords[type]}</dd>
      ${place(client)}
      ${copyable({ label: "Client ID", value: clientId, of: label })}
      ${copyable({ label: "Client secret", value: clientSecret, of: label })}
      ${companyId === null ? "" : copyable({ label: "Company ID", value: companyId, of: label })}
      ${tokenLifetime === "default" ? "" : html`<dt>Token lifetime</dt><dd>${lifetimeWords(tokenLifetime)}</dd>`}
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

function place({ label, marketplaceName, marketplaceUrl, shops }: ApiKeyView | ClientView): Html | string {
  if (marketplaceUrl === null) return "";
  return html`<dt>Marketplace</dt><dd>${marketplaceName}</dd>
    ${copyable({ label: "Mirakl URL", value: marketplaceUrl, of: label })}
    <dt>${shops.length > 1 ? "Shops" : "Shop"}</dt>
    <dd>${shops.map(
      (shop, at) =>
        html`${at > 0 ? ", " : ""}${shop.name} (${shop.shopId}${shop.state === "OPEN" ? "" : `, ${shop.state}`})`,
    )}</dd>`;
}
